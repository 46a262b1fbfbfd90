package io.deskhost.message;

/** Shape and place of the host's pointer. */
public sealed interface CursorMessage extends SessionMessage {

    /** @param colors RGBA rows, zstd-compressed */
    record CursorData(long id, int hotX, int hotY, int width, int height, Octets colors) implements CursorMessage {
    }

    /** Shows a shape that was sent before. */
    record CursorId(long id) implements CursorMessage {
    }

    record CursorPosition(int x, int y) implements CursorMessage {
    }
}
