package io.deskhost.testpeer;

import io.deskhost.testpeer.PeerArguments.Action;
import io.deskhost.testpeer.PeerArguments.Misused;
import io.deskhost.wire.proto.Peer.PeerInfo;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** {@code bin/peer}: looks at a host, clicks, types and says what it learned. */
public final class PeerCommand {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;
    private static final Duration FIRST_PICTURE = Duration.ofSeconds(10);
    private static final Duration QUIET = Duration.ofMillis(700);
    private static final Duration SETTLING = Duration.ofSeconds(5);
    private static final Duration STATS_EACH = Duration.ofSeconds(1);

    private final PrintStream out;
    private final PrintStream err;

    PeerCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] words) {
        System.exit(new PeerCommand(System.out, System.err).run(words));
    }

    /** 0 if all was done, 1 if the host or the line failed us, 2 for a wrong command. */
    int run(String... words) {
        try {
            PeerArguments arguments = PeerArguments.parse(words);
            return failing(arguments);
        } catch (Misused misused) {
            err.println("peer: " + misused.getMessage());
            err.print(PeerArguments.USAGE);
            return MISUSED;
        }
    }

    private int failing(PeerArguments arguments) {
        String where = arguments.host() + ":" + arguments.port();
        try {
            return visit(arguments);
        } catch (ConnectException refused) {
            return complain("nobody listens on " + where + " (" + refused.getMessage() + ")");
        } catch (UnknownHostException unknown) {
            return complain("no host is called " + arguments.host());
        } catch (SocketTimeoutException late) {
            return complain(where + " does not answer");
        } catch (IOException | UncheckedIOException | Silent | IllegalArgumentException failure) {
            return complain(failure.getMessage());
        }
    }

    private int visit(PeerArguments arguments) throws IOException {
        try (TestPeer peer = TestPeer.connect(arguments.host(), arguments.port(), options(arguments))) {
            return switch (peer.login(arguments.password())) {
                case LoginResult.Accepted(PeerInfo info) -> look(peer, info, arguments);
                case LoginResult.Refused(String error, _) -> complain("the host refused the login: " + error);
                case LoginResult.Silence() -> complain("the host does not answer the login"
                        + (arguments.password() == null ? "; it waits for a password (--password)" : ""));
                case LoginResult.Ended(EndReason reason) -> complain("the host hung up without an answer: " + reason);
            };
        }
    }

    private int look(TestPeer peer, PeerInfo info, PeerArguments arguments) throws IOException {
        peer.viewer().awaitPicture(FIRST_PICTURE);
        arguments.actions().forEach(action -> act(peer, action, arguments));
        settle(peer);
        watch(peer, arguments);
        Map<String, Object> learned = learned(peer, info);
        if (arguments.png() != null) {
            Picture picture = peer.viewer().awaitPicture(FIRST_PICTURE);
            picture.savePng(arguments.png());
            learned.put("picture", picture + " in " + arguments.png());
        }
        tell(learned, arguments.json());
        return peer.endReason().map(reason -> complain("the session ended early: " + reason)).orElse(DONE);
    }

    private static void act(TestPeer peer, Action action, PeerArguments arguments) {
        switch (action) {
            case Action.Click(int x, int y) -> peer.pointer().click(x, y);
            case Action.Type(String text) -> peer.keyboard().type(text, arguments.mode());
        }
    }

    /** Waits until the host has read everything, as a probe of ours comes back behind it, and the picture rests. */
    private static void settle(TestPeer peer) {
        int mark = peer.mark();
        peer.probe(System.nanoTime());
        peer.expect(message -> message.hasTestDelay() && message.getTestDelay().getFromClient(), SETTLING, mark);
        peer.viewer().awaitQuiet(QUIET, SETTLING);
    }

    private void watch(TestPeer peer, PeerArguments arguments) {
        Duration total = Duration.ofNanos((long) (arguments.seconds() * 1e9));
        long end = System.nanoTime() + total.toNanos();
        PeerStats before = peer.stats();
        while (end - System.nanoTime() > 0 && peer.endReason().isEmpty()) {
            Duration left = Duration.ofNanos(end - System.nanoTime());
            peer.awaitEnd(left.compareTo(STATS_EACH) < 0 ? left : STATS_EACH);
            PeerStats now = peer.stats();
            if (arguments.stats()) {
                err.println(now.since(before));
            }
            before = now;
        }
    }

    private static Map<String, Object> learned(TestPeer peer, PeerInfo info) {
        PeerStats stats = peer.stats();
        Map<String, Object> learned = new LinkedHashMap<>();
        learned.put("platform", info.getPlatform());
        learned.put("version", info.getVersion());
        learned.put("username", info.getUsername());
        learned.put("hostname", info.getHostname());
        learned.put("displays", info.getDisplaysList().stream().map(display -> "%dx%d+%d+%d".formatted(
                display.getWidth(), display.getHeight(), display.getX(), display.getY())).toList());
        learned.put("codecs", peer.viewer().frames().stream().map(frame -> frame.codec().name()).distinct().toList());
        learned.put("frames", stats.frames());
        learned.put("keys", stats.keys());
        learned.put("bytes", stats.bytes());
        learned.put("delay", stats.lastDelayMillis());
        learned.put("violations", peer.viewer().violations().stream().map(Violation::toString).distinct().toList());
        return learned;
    }

    private void tell(Map<String, Object> learned, boolean json) {
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(learned));
        } else {
            learned.forEach((name, value) -> out.println(name + ": " + value));
        }
    }

    private int complain(String what) {
        err.println("peer: " + what);
        return FAILED;
    }

    private static PeerOptions options(PeerArguments arguments) {
        PeerOptions options = PeerOptions.standard().myName("bin/peer").keepMedia(false);
        return arguments.codec() == null ? options
                : options.decoders(EnumSet.of(VideoCodec.VP9, arguments.codec())).preferring(arguments.codec());
    }
}
