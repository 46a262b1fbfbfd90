/** One connection from accept to close: listener, pipeline, phases, outbox, close reasons. */
@NullMarked
package io.deskhost.peer;

import org.jspecify.annotations.NullMarked;
