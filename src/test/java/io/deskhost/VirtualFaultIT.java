package io.deskhost;

import static io.deskhost.MainJob.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskhost.testing.RunningHost;
import io.deskhost.testpeer.CodedFrame;
import io.deskhost.testpeer.PeerOptions;
import io.deskhost.testpeer.Picture;
import io.deskhost.testpeer.Rgb;
import io.deskhost.testpeer.TestPeer;
import java.awt.Rectangle;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A killed desktop role costs a picture, not what runs on the virtual desktop. */
class VirtualFaultIT {

    /** Inside the terminal, which stands 20 pixels from the corner. */
    private static final Rectangle TEXT = new Rectangle(40, 60, 700, 300);
    private static final Rgb PAPER = Rgb.of(0x14191f);
    /** What two codings of one picture differ by at most, in dB; a changed line of text is below it. */
    private static final double SAME = 30;
    private static RunningHost host;

    @BeforeAll
    static void start() {
        host = RunningHost.virtual().named("virtual").start();
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void theTerminalsTextIsBackWithinFiveSeconds() {
        try (TestPeer first = host.viewer(PeerOptions.standard().myId("1"));
             TestPeer second = host.viewer(PeerOptions.standard().myId("2"))) {
            first.viewer().awaitColour(TEXT.x, TEXT.y + TEXT.height / 2, TEXT.width, TEXT.height / 2, PAPER, 12,
                    Duration.ofSeconds(20));
            Picture empty = settled(first);
            first.keyboard().type("seq -f 'the text of line %g stays' 12\n");
            await("the text").atMost(SOON).until(() -> settled(first).psnr(empty, TEXT) < SAME);
            Picture before = settled(first);

            long killed = System.nanoTime();
            host.role().destroyForcibly();
            for (TestPeer peer : new TestPeer[] {first, second}) {
                CodedFrame key = peer.viewer().awaitKeyAfter(killed, 0, Duration.ofSeconds(10));
                assertThat(Duration.ofNanos(key.arrived() - killed)).isLessThanOrEqualTo(Duration.ofSeconds(5));
                assertThat(host.get("connections").body()).contains("\"1\"").contains("\"2\"");
                await("the same text").atMost(SOON).until(() -> settled(peer).psnr(before, TEXT) > SAME);
                assertThat(peer.endReason()).isEmpty();
                assertThat(peer.viewer().violations()).isEmpty();
            }

            second.keyboard().type("clear\n");
            await("the terminal to obey").atMost(SOON).until(() -> settled(second).psnr(before, TEXT) < SAME);
        }
    }

    private static Picture settled(TestPeer peer) {
        peer.viewer().awaitQuiet(Duration.ofMillis(300), SOON);
        return peer.viewer().picture().orElseThrow();
    }
}
