/**
 * A client of our own: it dials a host, opens the sealed road, logs in, watches, types and points as unmodified
 * clients do, and writes down where the host would have failed them. It shares nothing with the host but the
 * generated messages, so that one mistake cannot hide another. Tests use {@link io.deskhost.testpeer.TestPeer};
 * {@code bin/peer} runs {@link io.deskhost.testpeer.PeerCommand}.
 */
@NullMarked
package io.deskhost.testpeer;

import org.jspecify.annotations.NullMarked;
