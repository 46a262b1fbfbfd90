package io.deskhost.testpeer;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.wire.proto.Peer.KeyEvent;
import io.deskhost.wire.proto.Peer.KeyboardMode;
import io.deskhost.wire.proto.Peer.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PeerCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<Message> told = new CopyOnWriteArrayList<>();

    @Test
    void typesClicksSavesThePictureAndSaysWhatItLearned(@TempDir Path directory) throws Exception {
        Path png = directory.resolve("now.png");
        try (FakeHost host = new FakeHost(this::desktop)) {
            int status = run(address(host), "--password", "secret", "--click", "10,20", "--type", "a\\n",
                    "--png", png.toString());
            assertThat(err.toString()).isEmpty();
            assertThat(status).isZero();
            host.finished();
        }
        assertThat(told.stream().filter(Message::hasMouseEvent)).hasSize(3);
        assertThat(told.stream().filter(Message::hasKeyEvent).map(Message::getKeyEvent).map(KeyEvent::getChr))
                .containsExactly(38, 38, 36, 36);
        assertThat(new Rgb(0, 255, 0).near(Rgb.of(ImageIO.read(png.toFile()).getRGB(3, 3)), 8)).isTrue();
        assertThat(out.toString()).contains("platform: Linux", "username: user", "displays: [64x48+0+0]",
                "codecs: [VP9]", "violations: []", "picture: 64x48");
    }

    @Test
    void printsOneJsonObjectAndALineOfStatisticsASecond() throws Exception {
        try (FakeHost host = new FakeHost(this::desktop)) {
            assertThat(run(address(host), "--password", "secret", "--seconds", "1.2", "--stats", "--json")).isZero();
        }
        assertThat(out.toString().lines()).singleElement().asString()
                .contains("\"platform\":\"Linux\"", "\"frames\":2");
        assertThat(err.toString().lines()).hasSize(2).allMatch(line -> line.contains("frames/s"));
    }

    @Test
    void saysWhyALoginFailed() throws Exception {
        try (FakeHost host = new FakeHost(stream -> {
            FakeHost.opening(stream);
            FakeHost.say(stream, FakeHost.refused("Wrong Password"));
            FakeHost.drain(stream);
        })) {
            assertThat(run(address(host), "--password", "wrong")).isEqualTo(1);
        }
        assertThat(err.toString()).contains("refused the login: Wrong Password");
    }

    @Test
    void saysThatNobodyListens() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        assertThat(run("127.0.0.1:" + port, "--password", "x")).isEqualTo(1);
        assertThat(err.toString()).contains("nobody listens on 127.0.0.1:" + port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--password p", "h --click 3", "h --mode best", "h --wat", "h i", "h:x", "h --type",
        "h --seconds soon", "h --codec mpeg"})
    void explainsItselfWhereItIsMisused(String words) {
        assertThat(run(words.isEmpty() ? new String[0] : words.split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains("usage: peer");
    }

    @ParameterizedTest
    @CsvSource({"host, host, 21118", "host:9, host, 9", "[::1]:9, [::1], 9",
        "::1, ::1, 21118", "10.0.0.1, 10.0.0.1, 21118"})
    void readsAddresses(String word, String host, int port) throws Exception {
        PeerArguments arguments = PeerArguments.parse(word, "--mode", "legacy");
        assertThat(arguments.host()).isEqualTo(host);
        assertThat(arguments.port()).isEqualTo(port);
        assertThat(arguments.mode()).isEqualTo(KeyboardMode.Legacy);
    }

    @Test
    void readsBackslashes() {
        assertThat(PeerArguments.unescaped("a\\nb\\tc\\\\nd\\e\\")).isEqualTo("a\nb\tc\\nd\\e\\");
    }

    /** Shows red, and green once it has been asked for a sign of life; answers that and remembers all it is told. */
    private void desktop(FramedStream stream) throws IOException {
        FakeHost.opening(stream);
        FakeHost.say(stream, FakeHost.accepted(64, 48));
        try (TestEncoder encoder = new TestEncoder(VideoCodec.VP9, 64, 48)) {
            FakeHost.say(stream, Message.newBuilder().setVideoFrame(encoder.frame(0, Rgb.RED, true)).build());
            for (byte[] payload = stream.receive(); payload != null; payload = stream.receive()) {
                Message message = Message.parseFrom(payload);
                told.add(message);
                if (message.hasTestDelay()) {
                    FakeHost.say(stream, message);
                    FakeHost.say(stream,
                            Message.newBuilder().setVideoFrame(encoder.frame(0, Rgb.GREEN, false)).build());
                }
            }
        }
    }

    private int run(String... words) {
        return new PeerCommand(printing(out), printing(err)).run(words);
    }

    private static PrintStream printing(ByteArrayOutputStream into) {
        return new PrintStream(into, true, StandardCharsets.UTF_8);
    }

    private static String address(FakeHost host) {
        return "127.0.0.1:" + host.address().getPort();
    }
}
