package io.deskhost.message;

/** Clipboard contents and files to paste. Known by kind only, until the clipboard is served. */
public sealed interface ClipboardMessage extends SessionMessage {

    /** @param formats how many formats of one clipboard state the message holds */
    record ClipboardChanged(int formats) implements ClipboardMessage {
    }

    /** One of the messages about files to paste. */
    record FileClipboard(String kind) implements ClipboardMessage {
    }
}
