package io.deskhost.service;

/** @param index the display of a {@code MONITOR} service, 0 for all others */
public record ServiceName(ServiceKind kind, int index) {

    public static final ServiceName DISPLAY = new ServiceName(ServiceKind.DISPLAY, 0);
    public static final ServiceName SCREENSHOT = new ServiceName(ServiceKind.SCREENSHOT, 0);
    public static final ServiceName INPUT = new ServiceName(ServiceKind.INPUT, 0);
    public static final ServiceName CURSOR = new ServiceName(ServiceKind.CURSOR, 0);
    public static final ServiceName CURSOR_POSITION = new ServiceName(ServiceKind.CURSOR_POSITION, 0);
    public static final ServiceName WINDOW_FOCUS = new ServiceName(ServiceKind.WINDOW_FOCUS, 0);

    public static ServiceName monitor(int display) {
        return new ServiceName(ServiceKind.MONITOR, display);
    }

    /** As it stands in snapshots and metrics: {@code monitor0}, {@code audio}. */
    @Override
    public String toString() {
        return kind == ServiceKind.MONITOR ? kind.label() + index : kind.label();
    }
}
