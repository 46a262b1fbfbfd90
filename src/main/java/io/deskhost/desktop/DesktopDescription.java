package io.deskhost.desktop;

import io.deskhost.display.Layout;
import io.deskhost.message.SupportedEncoding;

/**
 * What the desktop role tells about itself.
 *
 * @param user     the desktop's user, never empty
 * @param hostname lower case
 */
public record DesktopDescription(String user, String hostname, Layout layout, SupportedEncoding encoding) {
}
