package io.deskhost.message;

/** A quality preset. {@code UNKNOWN} stands for numbers that nobody knows: they discard the custom value too. */
public enum ImageQuality {
    NOT_SET, LOW, BALANCED, BEST, UNKNOWN
}
