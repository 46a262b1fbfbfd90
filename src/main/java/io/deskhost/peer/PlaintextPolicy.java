package io.deskhost.peer;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Who may talk to this host in clear text, by address. */
public final class PlaintextPolicy {

    private final List<Network> networks;
    private final boolean loopback;

    private PlaintextPolicy(List<Network> networks, boolean loopback) {
        this.networks = networks;
        this.loopback = loopback;
    }

    private record Network(byte[] address, int bits) {

        boolean holds(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            int whole = bits / 8;
            int rest = bits % 8;
            return Arrays.equals(address, 0, whole, other, 0, whole)
                    && (rest == 0 || (address[whole] ^ other[whole]) >> 8 - rest == 0);
        }
    }

    /** @throws IllegalArgumentException when an entry is neither a word that is known nor a network */
    public static PlaintextPolicy of(List<String> setting) {
        if (setting.size() == 1) {
            switch (setting.getFirst().strip()) {
                case "loopback" -> {
                    return new PlaintextPolicy(List.of(), true);
                }
                case "deny" -> {
                    return new PlaintextPolicy(List.of(), false);
                }
                case "allow" -> {
                    return new PlaintextPolicy(List.of(network("0.0.0.0/0"), network("::/0")), true);
                }
                default -> { }
            }
        }
        return new PlaintextPolicy(setting.stream().map(PlaintextPolicy::network).toList(), false);
    }

    public boolean allows(InetAddress address) {
        return loopback && address.isLoopbackAddress()
                || networks.stream().anyMatch(network -> network.holds(address.getAddress()));
    }

    private static Network network(String text) {
        String[] parts = text.strip().split("/", -1);
        try {
            boolean literal = parts[0].matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
            byte[] address = literal ? InetAddress.getByName(parts[0]).getAddress() : new byte[0];
            int bits = parts.length == 1 ? address.length * 8 : Integer.parseInt(parts[1]);
            if (parts.length <= 2 && address.length > 0 && bits >= 0 && bits <= address.length * 8) {
                return new Network(address, bits);
            }
        } catch (UnknownHostException | NumberFormatException none) {
            // said below
        }
        throw new IllegalArgumentException("deskhost.peer.direct.plaintext: '" + text
                + "' is neither loopback, deny, allow nor a network such as 10.0.0.0/8");
    }
}
