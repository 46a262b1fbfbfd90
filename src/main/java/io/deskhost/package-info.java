/** The program: its main class, and for each of its two roles what that role is made of. */
@NullMarked
package io.deskhost;

import org.jspecify.annotations.NullMarked;
