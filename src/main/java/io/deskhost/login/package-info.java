/** Who may come in: passwords, recent sessions, limits on attempts. */
@NullMarked
package io.deskhost.login;

import org.jspecify.annotations.NullMarked;
