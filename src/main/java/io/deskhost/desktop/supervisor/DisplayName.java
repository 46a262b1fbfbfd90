package io.deskhost.desktop.supervisor;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value of DISPLAY taken apart.
 *
 * @param host   empty for this machine's Unix sockets
 * @param number of the X server on that host
 */
record DisplayName(String host, int number) {

    private static final Pattern FORM = Pattern.compile("(?<host>[^:]*):(?<number>\\d{1,5})(\\.\\d{1,3})?");

    /** Empty when the text names no display. */
    static Optional<DisplayName> parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String host = matcher.group("host");
        int number = Integer.parseInt(matcher.group("number"));
        return Optional.of(new DisplayName(host.equals("unix") ? "" : host, number));
    }

    boolean isLocal() {
        return host.isEmpty();
    }
}
