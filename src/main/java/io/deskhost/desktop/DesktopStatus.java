package io.deskhost.desktop;

import java.time.Instant;
import java.util.Optional;

/**
 * How a desktop stands.
 *
 * @param up       its role is connected and has at least one display
 * @param since    when that last changed
 * @param roles    how many desktop roles have connected since the start
 * @param troubles why displays cannot be shown now, empty when all is well
 */
public record DesktopStatus(boolean up, Instant since, int roles, Optional<DesktopDescription> description,
                            String troubles) {
}
