package io.deskhost.message;

/** How a peer translates its keys. Unknown modes count as {@code LEGACY}. */
public enum KeyboardMode {
    LEGACY, MAP, TRANSLATE, AUTO
}
