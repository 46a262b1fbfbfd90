package io.deskhost.testpeer;

import io.deskhost.wire.proto.Peer.Message;

/** A message from the host. {@code at} is {@link System#nanoTime()} of its arrival. */
public record Heard(long at, Message message) {

    /** What kind of message it is, such as {@code test_delay} or {@code misc.permission_info}. */
    public String kind() {
        String name = message.getUnionCase().name();
        return (message.hasMisc() ? name + "." + message.getMisc().getUnionCase().name() : name).toLowerCase();
    }

    @Override
    public String toString() {
        return kind();
    }
}
