package io.deskhost.platform.x11;

import java.lang.foreign.MemorySegment;
import java.util.Optional;

/**
 * Reads the pixels of one rectangle of the root window into memory for two pictures of it. Confined to the thread of
 * its connection.
 */
sealed interface PixelReader extends AutoCloseable permits ShmReader, CopyReader {

    /** Which of the two pictures. */
    enum Slot {
        /** What is shown to others. */
        FRONT,
        /** For comparing. */
        BACK
    }

    /** How it reads, for the log. */
    String method();

    /** Bytes from row to row. */
    int stride();

    /** One picture; gone when the reader is closed. */
    MemorySegment memory(Slot slot);

    /**
     * Reads full rows.
     *
     * @return what the server refused: BadMatch when the rectangle is no longer on the root window
     */
    Optional<X11Error> read(Slot slot, int firstRow, int rows) throws X11Lost;

    @Override
    void close();
}
