package io.deskhost.testpeer;

import io.deskhost.wire.proto.Peer.KeyboardMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What {@code bin/peer} was told.
 *
 * @param password {@code null} gives none
 * @param actions  what to do, in the order of the command line
 * @param seconds  how long to watch afterwards
 * @param codec    the only codec to offer besides VP9, {@code null} offers all
 */
record PeerArguments(String host, int port, @Nullable String password, @Nullable Path png, List<Action> actions,
                     KeyboardMode mode, double seconds, boolean stats, boolean json, @Nullable VideoCodec codec) {

    static final String USAGE = """
            usage: peer HOST[:PORT] [--password P] [--click X,Y] [--type TEXT] [--mode map|legacy|translate]
                   [--png FILE] [--seconds N] [--codec vp8|vp9|av1|h264|h265] [--stats] [--json]
            Looks at a host, clicks and types there in the order given, then saves what it sees.
              HOST[:PORT]    an address or a name; without a port %d
              --type TEXT    \\n is Return, \\t Tab, \\\\ a backslash
              --png FILE     the picture once it has settled, and after N seconds if given
              --seconds N    watch for so long
              --stats        a line a second to standard error
              --json         what was learned as one JSON object
            """.formatted(PeerArguments.DIRECT_PORT);

    private static final int DIRECT_PORT = 21118;
    private static final double STATS_SECONDS = 5;

    /** Something to do at the host. */
    sealed interface Action {

        record Click(int x, int y) implements Action {
        }

        record Type(String text) implements Action {
        }
    }

    /** Words that do not make a command. */
    static final class Misused extends Exception {
        Misused(String what) {
            super(what);
        }
    }

    static PeerArguments parse(String... words) throws Misused {
        Reading reading = new Reading();
        for (Iterator<String> rest = List.of(words).iterator(); rest.hasNext();) {
            reading.take(rest.next(), rest);
        }
        return reading.result();
    }

    /** A text in which {@code \n}, {@code \t} and {@code \\} stand for Return, Tab and a backslash. */
    static String unescaped(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char next = i + 1 < text.length() ? text.charAt(i + 1) : 0;
            char meant = text.charAt(i) == '\\' ? meant(next) : 0;
            out.append(meant == 0 ? text.charAt(i) : meant);
            i += meant == 0 ? 0 : 1;
        }
        return out.toString();
    }

    private static char meant(char escaped) {
        return switch (escaped) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case '\\' -> '\\';
            default -> 0;
        };
    }

    private static final class Reading {

        private final List<Action> actions = new ArrayList<>();
        private @Nullable String target;
        private @Nullable String password;
        private @Nullable Path png;
        private KeyboardMode mode = KeyboardMode.Map;
        private double seconds = -1;
        private boolean stats;
        private boolean json;
        private @Nullable VideoCodec codec;

        void take(String word, Iterator<String> rest) throws Misused {
            switch (word) {
                case "--password" -> password = value(word, rest);
                case "--png" -> png = Path.of(value(word, rest));
                case "--click" -> actions.add(click(value(word, rest)));
                case "--type" -> actions.add(new Action.Type(unescaped(value(word, rest))));
                case "--mode" -> mode = mode(value(word, rest));
                case "--seconds" -> seconds = seconds(value(word, rest));
                case "--codec" -> codec = codec(value(word, rest));
                case "--stats" -> stats = true;
                case "--json" -> json = true;
                default -> target(word);
            }
        }

        PeerArguments result() throws Misused {
            if (target == null) {
                throw new Misused("no host given");
            }
            int colon = target.lastIndexOf(':');
            boolean ported = colon > 0 && (target.indexOf(':') == colon || target.charAt(colon - 1) == ']');
            String host = ported ? target.substring(0, colon) : target;
            int port = ported ? port(target.substring(colon + 1)) : DIRECT_PORT;
            double watching = seconds >= 0 ? seconds : stats ? STATS_SECONDS : 0;
            return new PeerArguments(host, port, password, png, List.copyOf(actions), mode, watching, stats, json,
                    codec);
        }

        private void target(String word) throws Misused {
            if (word.startsWith("-") || target != null) {
                throw new Misused("what is " + word + "?");
            }
            target = word;
        }

        private static String value(String word, Iterator<String> rest) throws Misused {
            if (!rest.hasNext()) {
                throw new Misused(word + " needs a value");
            }
            return rest.next();
        }

        private static Action.Click click(String value) throws Misused {
            String[] parts = value.split(",");
            try {
                return new Action.Click(Integer.parseInt(parts[0].strip()), Integer.parseInt(parts[1].strip()));
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException wrong) {
                throw new Misused("--click needs X,Y, not " + value);
            }
        }

        private static KeyboardMode mode(String value) throws Misused {
            return switch (value.toLowerCase(Locale.ROOT)) {
                case "map" -> KeyboardMode.Map;
                case "legacy" -> KeyboardMode.Legacy;
                case "translate" -> KeyboardMode.Translate;
                default -> throw new Misused("--mode is map, legacy or translate, not " + value);
            };
        }

        private static double seconds(String value) throws Misused {
            try {
                return Double.parseDouble(value);
            } catch (NumberFormatException wrong) {
                throw new Misused("--seconds needs a number, not " + value);
            }
        }

        private static VideoCodec codec(String value) throws Misused {
            try {
                return VideoCodec.named(value);
            } catch (IllegalArgumentException wrong) {
                throw new Misused(wrong.getMessage());
            }
        }

        private static int port(String value) throws Misused {
            try {
                return Integer.parseInt(value);
            } catch (NumberFormatException wrong) {
                throw new Misused(value + " is no port");
            }
        }
    }
}
