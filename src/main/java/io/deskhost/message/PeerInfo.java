package io.deskhost.message;

import java.util.List;
import java.util.Optional;

/**
 * How the host describes itself to a peer that was let in. Absent parts are not written at all.
 *
 * @param username          the desktop's user, never empty
 * @param hostname          lower case
 * @param platformAdditions a JSON object, or empty
 */
public record PeerInfo(String username, String hostname, String platform, List<DisplayInfo> displays,
                       int currentDisplay, String version, Optional<Features> features,
                       Optional<SupportedEncoding> encoding, Optional<List<Size>> resolutions,
                       String platformAdditions) {

    public PeerInfo {
        displays = List.copyOf(displays);
        resolutions = resolutions.map(List::copyOf);
    }

    public record Features(boolean privacyMode, boolean terminal) {
    }
}
