package io.deskhost.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.message.LoginMessage.Hash;
import io.deskhost.message.LoginMessage.LoginError;
import io.deskhost.message.ProbeMessage;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PlaintextRefusalTest {

    private PeerHost host;

    @BeforeEach
    void open(@TempDir Path state) throws Exception {
        host = new PeerHost(state);
    }

    @AfterEach
    void close() {
        host.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"deny", "10.0.0.0/8"})
    void t25SaysWhyClearTextIsRefusedAndClosesAfterASecondWithoutAReset(String setting) {
        long start = System.nanoTime();
        try (SocketPeer peer = new SocketPeer(host.clear(setting))) {
            assertThat(peer.await(LoginError.class).text()).isEqualTo("This host does not accept unencrypted "
                    + "connections from 127.0.0.1. Its administrator can allow it: deskhost.peer.direct.plaintext.");
            talkUntilItEnds(peer);
            assertThat(peer.awaitEnd()).isEqualTo(SocketPeer.End.CLOSED);
            assertThat(Duration.ofNanos(peer.endedAt() - start)).isBetween(Duration.ofMillis(900),
                    Duration.ofSeconds(5));
            assertThat(peer.heard()).as("nothing else, above all no hash").hasSize(1);
        }
        assertThat(host.refusedPlaintext()).isOne();
        assertThat(host.closed(CloseReason.PLAINTEXT)).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"loopback", "allow", "127.0.0.0/8"})
    void t25LetsWhoMayTalkInClear(String setting) {
        try (SocketPeer peer = new SocketPeer(host.clear(setting))) {
            assertThat(peer.await(Hash.class)).isNotNull();
        }
        assertThat(host.refusedPlaintext()).isZero();
    }

    @Test
    void t25APolicyForClearTextSaysNothingAboutASealedRoad() {
        try (SocketPeer peer = new SocketPeer(host.sealed())) {
            assertThat(peer.await(io.deskhost.message.HandshakeMessage.SignedId.class)).isNotNull();
        }
    }

    /** As clients do: their words, still unread at the host, must not turn its close into a reset. */
    private static void talkUntilItEnds(SocketPeer peer) {
        try {
            for (int i = 0; i < 1000 && peer.end().isEmpty(); i++) {
                peer.say(new ProbeMessage(i, true, 0, 0));
            }
        } catch (UncheckedIOException ended) {
            assertThat(peer.end()).isPresent();
        }
    }
}
