package io.deskhost.service;

/** The kinds of service. {@code MONITOR} has one service for each display, the others exist once a desktop. */
public enum ServiceKind {
    DISPLAY("display"), MONITOR("monitor"), INPUT("input"), CURSOR("mouse_cursor"), CURSOR_POSITION("mouse_pos"),
    WINDOW_FOCUS("window_focus"), CLIPBOARD("clipboard"), FILE_CLIPBOARD("file-clipboard"), AUDIO("audio"),
    SCREENSHOT("screenshot");

    private final String label;

    ServiceKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
