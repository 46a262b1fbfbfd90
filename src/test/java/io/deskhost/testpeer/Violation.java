package io.deskhost.testpeer;

/** Something that would have failed an unmodified client. */
public record Violation(Kind kind, int display, String detail) {

    /** What went wrong. */
    public enum Kind {
        /** A frame without a packet, or with more than one: some decoders take only the first. */
        PACKET_COUNT,
        /** A codec that this client did not offer, or a raw kind. */
        CODEC_NOT_OFFERED,
        /** A delta frame for a fresh decoder: clients give up the codec for the rest of the session. */
        DELTA_FIRST,
        /** The key flag and the packet disagree. */
        KEY_FLAG,
        /** The decoder failed. */
        UNDECODABLE,
        /** The decoder made no picture of a packet. */
        NO_PICTURE,
        /** The picture is not as large as its display was said to be. */
        SIZE,
        /** Marked as full range; clients take every picture for limited range. */
        FULL_RANGE,
        /** A time before that of the frame before it, without a new start: recordings break. */
        PTS,
        /** A switch to a display without a size. */
        NO_SIZE
    }

    @Override
    public String toString() {
        return kind + " on display " + display + ": " + detail;
    }
}
