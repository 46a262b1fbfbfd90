/**
 * Keys, pointer and touch of peers, injected into the desktop; who holds what down, and its release. What an event
 * means is decided by plain functions ({@link io.deskhost.input.KeyPlan}, {@link io.deskhost.input.PointerPlan}) that
 * turn it into {@link io.deskhost.input.Step}s; the device behind {@link io.deskhost.input.InputDevice} only does
 * them. The thread {@code input} owns the device and the table of what is held.
 */
@NullMarked
package io.deskhost.input;

import org.jspecify.annotations.NullMarked;
