package io.deskhost.message;

/** A wish of three states: not mentioned means "leave it as it is". Unknown numbers count as not mentioned. */
public enum Switch {
    NOT_SET, NO, YES;

    /** What becomes of a setting that stood at {@code now}. */
    public boolean apply(boolean now) {
        return this == NOT_SET ? now : this == YES;
    }
}
