package io.deskhost.desktop.supervisor;

/**
 * What the supervisor knows of the desktop.
 *
 * @param virtual         whether we started the X server
 * @param serverUp        whether it runs; true for one that is not ours
 * @param programRestarts how often X server, window manager and terminal had to be started again
 * @param roleUp          whether the process of the desktop role runs; false where it has none
 * @param roleRestarts    how often it had to be started again
 */
public record DesktopHealth(boolean virtual, boolean serverUp, int programRestarts, boolean roleUp,
                            int roleRestarts) {
}
