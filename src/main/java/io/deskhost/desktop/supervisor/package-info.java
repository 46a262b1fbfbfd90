/**
 * Keeps alive what a desktop needs: the X server and programs of a virtual desktop, and the process of the desktop
 * role. All of it runs as the desktop's user and outlives a role that dies.
 */
@NullMarked
package io.deskhost.desktop.supervisor;

import org.jspecify.annotations.NullMarked;
