package io.deskhost.login;

import java.net.Inet6Address;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whom a peer dialled: this host's id, or an address or {@code domain:port}, which can only mean this host. */
final class Addressee {

    private static final String IPV4 = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}";
    private static final Pattern ADDRESS_V4 = Pattern.compile(IPV4 + "(:\\d{1,5})?");
    private static final Pattern ADDRESS_V6 =
            Pattern.compile("(?<bare>[0-9a-fA-F:.]+)(%\\w+)?|\\[(?<inner>[0-9a-fA-F:.]+)(%\\w+)?](:\\d{1,5})?");
    private static final Pattern DOMAIN = Pattern.compile("([a-zA-Z0-9_-]{1,63}\\.)+[a-zA-Z]{2,63}:\\d{1,5}");
    private static final int LONGEST = 300;

    private Addressee() {
    }

    static boolean isThisHost(String dialled, String id) {
        return dialled.equals(id) || dialled.length() <= LONGEST && (ADDRESS_V4.matcher(dialled).matches()
                || isAddressV6(dialled) || DOMAIN.matcher(dialled).matches());
    }

    private static boolean isAddressV6(String dialled) {
        Matcher parts = ADDRESS_V6.matcher(dialled);
        if (!parts.matches()) {
            return false;
        }
        String address = parts.group("bare") != null ? parts.group("bare") : parts.group("inner");
        try {
            Inet6Address.ofLiteral(address);
            return true;
        } catch (IllegalArgumentException other) {
            return false;
        }
    }
}
