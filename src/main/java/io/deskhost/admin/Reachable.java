package io.deskhost.admin;

import io.deskhost.admin.HostSnapshot.Direct;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.stream.Stream;

/** Where the peers' listener is reached, as clients take it: {@code host:port}. */
final class Reachable {

    private Reachable() {
    }

    /** From this machine. */
    static String here(Direct direct) {
        InetAddress bound = bound(direct);
        return at(bound.isAnyLocalAddress() ? InetAddress.ofLiteral("127.0.0.1") : bound, direct);
    }

    /** From this machine and from others, as far as the policy for unencrypted connections lets them in. */
    static List<String> everywhere(Direct direct) {
        InetAddress bound = bound(direct);
        boolean here = direct.plaintext().equals("loopback") || !bound.isAnyLocalAddress();
        return here ? List.of(here(direct)) : Stream.concat(Stream.of(here(direct)), others(direct)).toList();
    }

    private static Stream<String> others(Direct direct) {
        try {
            return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .map(address -> at(address, direct)).sorted();
        } catch (SocketException e) {
            return Stream.empty();
        }
    }

    private static InetAddress bound(Direct direct) {
        try {
            return InetAddress.ofLiteral(direct.address());
        } catch (IllegalArgumentException e) {
            return InetAddress.getLoopbackAddress();
        }
    }

    private static String at(InetAddress address, Direct direct) {
        return OriginCheck.literal(address) + ":" + direct.port();
    }
}
