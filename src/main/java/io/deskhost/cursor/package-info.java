/**
 * The desktop's pointer and focus, told to those who asked: which shape the pointer has, where it is, and on which
 * display the focused window lies. All of it by events of the window system, and only while somebody is subscribed.
 */
@NullMarked
package io.deskhost.cursor;

import org.jspecify.annotations.NullMarked;
