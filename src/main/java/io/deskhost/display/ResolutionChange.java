package io.deskhost.display;

/** What asking for another size may bring. */
public sealed interface ResolutionChange {

    /** The display has that size now, or had it already. */
    record Done() implements ResolutionChange {
    }

    /** Nothing was changed. @param why in words for who asked */
    record Refused(String why) implements ResolutionChange {
    }
}
