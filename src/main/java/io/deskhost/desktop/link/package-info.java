/**
 * The link between the roles: frames over a Unix socket, or over an in-JVM channel when both roles share a process.
 * Serialised messages and input cross it, pixels never.
 */
@NullMarked
package io.deskhost.desktop.link;

import org.jspecify.annotations.NullMarked;
