package io.deskhost.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.message.LoginMessage.Hash;
import io.deskhost.message.LoginMessage.LoginError;
import io.deskhost.message.LoginMessage.LoginRequest;
import io.deskhost.message.Octets;
import io.deskhost.message.SessionRequest;
import io.deskhost.message.Size;
import io.deskhost.testing.FakeDesktopRole;
import io.deskhost.testing.Soon;
import io.deskhost.wire.FrameDecoder;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What those can do to a host who are not let in. */
@Timeout(120)
class StrangersTest {

    private static final int MANY = 1000;
    private static final int MEBIBYTE = 1 << 20;
    private static final int LIMIT = FrameDecoder.STRANGER_LIMIT;

    private final List<SocketChannel> strangers = new ArrayList<>();
    private PeerHost host;
    private InetSocketAddress address;

    @BeforeEach
    void open(@TempDir Path state) throws Exception {
        host = new PeerHost(state);
        address = host.clear();
    }

    @AfterEach
    void close() throws IOException {
        for (SocketChannel stranger : strangers) {
            stranger.close();
        }
        host.close();
    }

    @Test
    void t06AThousandHeadersOfTheLargestFrameTakeNoMemory() throws IOException {
        long before = memory();
        for (int i = 0; i < MANY; i++) {
            stranger().write(ByteBuffer.wrap(new byte[] {-1, -1, -1, -1}));
        }
        Soon.until(() -> host.closed(CloseReason.PROTOCOL) == MANY);
        assertThat(host.registry.strangers().used()).isZero();
        assertThat(memory() - before).isLessThan(64L * MEBIBYTE);
    }

    @Test
    void t06AThousandPeersThatStallAfterTheirHeaderTakeNoMemory() throws IOException {
        long before = memory();
        for (int i = 0; i < MANY; i++) {
            stranger().write(header(LIMIT));
        }
        Soon.until(() -> host.registry.list().size() == MANY);
        assertThat(host.registry.strangers().used()).isZero();
        assertThat(memory() - before).isLessThan(64L * MEBIBYTE);
        comesInAndGoes();
    }

    @Test
    void t07AFrameOfAStrangerHas256KibibytesAtMost() throws Exception {
        try (SocketPeer peer = new SocketPeer(address)) {
            peer.await(Hash.class);
            peer.raw(header(LIMIT + 1).array());
            assertThat(peer.awaitEnd()).isEqualTo(SocketPeer.End.CLOSED);
            assertThat(host.closed(CloseReason.PROTOCOL)).isOne();
        }
    }

    /** The picture of its user makes a login large. */
    @Test
    void t07ALoginOfNearly256KibibytesIsRead() {
        try (SocketPeer peer = new SocketPeer(address)) {
            assertThat(peer.refused(new LoginRequest("elsewhere", Octets.EMPTY, "1", "", Optional.empty(),
                    new SessionRequest.Desktop(), false, 1, "1.4.9", Optional.empty(), "", Octets.EMPTY,
                    "x".repeat(LIMIT - 100)))).isEqualTo(new LoginError("Offline", false));
        }
    }

    @Test
    void t07AllStrangersTogetherHave32MebibytesAndASessionGoesOn() throws Exception {
        try (FakeDesktopRole role = FakeDesktopRole.up(host.desktop, new Size(640, 480)).answeringKeys();
             SocketPeer viewer = new SocketPeer(address).login()) {
            viewer.awaitPicture(1);
            for (int i = 0; i < 200; i++) {
                begin(stranger(), 200 << 10);
            }
            Soon.until(() -> host.closed(CloseReason.PROTOCOL) > 0);
            assertThat(host.registry.strangers().used()).isBetween(16L * MEBIBYTE, 32L * MEBIBYTE);
            byte[] picture = role.showPaid(0, false);
            assertThat(viewer.awaitPicture(2)).isEqualTo(picture);
            viewer.settle();
        }
        for (SocketChannel stranger : strangers) {
            stranger.close();
        }
        Soon.until(() -> host.registry.strangers().used() == 0);
        comesInAndGoes();
    }

    private void comesInAndGoes() {
        try (SocketPeer peer = new SocketPeer(address)) {
            assertThat(peer.refused(peer.request("wrong"))).isEqualTo(new LoginError("Wrong Password", false));
        }
    }

    private SocketChannel stranger() throws IOException {
        SocketChannel stranger = SocketChannel.open(address);
        strangers.add(stranger);
        return stranger;
    }

    /** So many bytes of a frame that is longer; a host that has had enough hangs up meanwhile. */
    private static void begin(SocketChannel stranger, int bytes) {
        ByteBuffer part = ByteBuffer.allocate(3 + bytes).put(header(LIMIT)).position(0);
        try {
            while (part.hasRemaining()) {
                stranger.write(part);
            }
        } catch (IOException refused) {
            assertThat(part.position()).isPositive();
        }
    }

    private static ByteBuffer header(int length) {
        int value = length << 2 | 2;
        return ByteBuffer.wrap(new byte[] {(byte) value, (byte) (value >> 8), (byte) (value >> 16)});
    }

    /** Heap in use and all direct buffers, bytes. */
    private static long memory() {
        System.gc();
        long direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .mapToLong(BufferPoolMXBean::getMemoryUsed).sum();
        return direct + ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
