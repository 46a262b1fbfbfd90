/** The administrator's face: REST, actuator, problem details, and the security of both, on a listener of its own. */
@NullMarked
package io.deskhost.admin;

import org.jspecify.annotations.NullMarked;
