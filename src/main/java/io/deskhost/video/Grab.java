package io.deskhost.video;

/** What asking for a picture may bring. */
public sealed interface Grab {

    /** The picture holds new pixels in these places. */
    record Changed(Region region) implements Grab {
    }

    record Unchanged() implements Grab {
    }

    /** The display has another size or place, or is gone: open it anew. */
    record Resized() implements Grab {
    }

    /** The window system is gone or refuses. */
    record Lost(String why) implements Grab {
    }
}
