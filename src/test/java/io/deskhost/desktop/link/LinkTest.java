package io.deskhost.desktop.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deskhost.desktop.link.LinkMessage.Down;
import io.deskhost.desktop.link.LinkMessage.Hello;
import io.deskhost.desktop.link.LinkMessage.Up;
import io.deskhost.message.Codec;
import io.deskhost.message.DisplayMessage.SwitchDisplay;
import io.deskhost.message.InputMessage;
import io.deskhost.message.VideoMessage.VideoFrame;
import io.deskhost.service.EncoderClass;
import io.deskhost.service.HostService;
import io.deskhost.service.Published;
import io.deskhost.service.ServiceCommand;
import io.deskhost.service.ServiceKind;
import io.deskhost.service.ServiceName;
import io.deskhost.service.ServiceRegistry;
import io.deskhost.service.ServiceSnapshot;
import io.deskhost.service.ServiceUnavailable;
import io.deskhost.service.Subscriber;
import io.deskhost.service.Subscription;
import io.deskhost.testing.FakeDesktopRole;
import io.deskhost.testing.Needs;
import io.deskhost.testing.Soon;
import io.deskhost.wire.MessageCodec;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.Epoll;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both ends of a link, inside this JVM and over a socket. */
@Timeout(60)
class LinkTest {

    private static final ServiceCommand COMMAND =
            new ServiceCommand.Input(7, new InputMessage.MouseEvent(9, 3, 4, List.of()));

    @TempDir
    private Path directory;
    private final Inbox inbox = new Inbox();
    private final FakeService monitor = new FakeService(ServiceKind.MONITOR);
    private final FakeService input = new FakeService(ServiceKind.INPUT);
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable end : open.reversed()) {
            end.close();
        }
        inbox.release();
    }

    @ParameterizedTest
    @EnumSource(names = "NIO", mode = EnumSource.Mode.EXCLUDE)
    void carriesCommandsUpAndWhatIsPublishedDown(LinkTransport transport) throws Exception {
        LinkServer server = server(transport);
        DesktopEnd end = enter(server);
        Soon.until(() -> inbox.ups == 1);
        end.describe(FakeDesktopRole.described());
        server.send(new Up.Subscribe(ServiceName.monitor(1)));
        server.send(new Up.Command(COMMAND));
        Soon.asserted(() -> assertThat(input.commands).containsExactly(COMMAND));
        Published geometry = new Published.Geometry(1, new SwitchDisplay(1, 0, 0, 8, 8, false, List.of(),
                Optional.empty()));
        monitor.subscriber.offer(geometry);
        ByteBuf data = Unpooled.buffer().writeByte(42);
        monitor.subscriber.offer(new Published.Frame(new EncoderClass(1, Codec.VP9), 1, 99,
                new VideoFrame(Codec.VP9, 1, true, 5, data)));
        Soon.until(() -> inbox.messages.size() == 3);
        assertThat(inbox.messages).contains(new Down.Described(FakeDesktopRole.described()), new Down.Told(geometry));
        assertThat(inbox.pictures()).singleElement().satisfies(picture -> {
            assertThat(picture.key()).isTrue();
            assertThat(picture.capturedAt()).isEqualTo(99);
            assertThat(inbox.messages.indexOf(picture))
                    .isGreaterThan(inbox.messages.indexOf(new Down.Told(geometry)));
            VideoFrame frame = (VideoFrame) new MessageCodec().decode(picture.message().duplicate());
            assertThat(frame.pts()).isEqualTo(5);
            frame.data().release();
        });
        assertThat(data.refCnt()).as("the link has let go of it").isZero();
        server.send(new Up.Unsubscribe(ServiceName.monitor(1)));
        Soon.until(() -> monitor.subscriptions == 0);
    }

    @ParameterizedTest
    @EnumSource(names = "NIO", mode = EnumSource.Mode.EXCLUDE)
    void refusesAWrongToken(LinkTransport transport) throws Exception {
        LinkServer server = server(transport);
        server.admit(uid());
        assertThatThrownBy(() -> enter(server, "0".repeat(64))).isInstanceOf(Exception.class);
        assertThatThrownBy(() -> enter(server, "")).isInstanceOf(Exception.class);
        assertThat(inbox.ups).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = "NIO", mode = EnumSource.Mode.EXCLUDE)
    void refusesEverybodyWhileNobodyIsExpected(LinkTransport transport) throws Exception {
        LinkServer server = server(transport);
        assertThatThrownBy(() -> enter(server, "")).isInstanceOf(Exception.class);
        assertThat(inbox.ups).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = "NIO", mode = EnumSource.Mode.EXCLUDE)
    void letsInOneRoleOnly(LinkTransport transport) throws Exception {
        LinkServer server = server(transport);
        String token = server.admit(uid());
        enter(server, token);
        assertThatThrownBy(() -> enter(server, token)).as("a token is good for one").isInstanceOf(Exception.class);
        String next = server.admit(uid());
        assertThatThrownBy(() -> enter(server, next)).as("one at a time").isInstanceOf(Exception.class);
        assertThat(inbox.ups).isOne();
        assertThat(inbox.downs).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = "NIO", mode = EnumSource.Mode.EXCLUDE)
    void anOlderTokenIsWorthNothing(LinkTransport transport) throws Exception {
        LinkServer server = server(transport);
        String old = server.admit(uid());
        server.admit(uid());
        assertThatThrownBy(() -> enter(server, old)).isInstanceOf(Exception.class);
    }

    @ParameterizedTest
    @EnumSource(names = "NIO", mode = EnumSource.Mode.EXCLUDE)
    void aRoleThatDiedMayBeFollowedByAnother(LinkTransport transport) throws Exception {
        LinkServer server = server(transport);
        for (int start = 1; start <= 3; start++) {
            int now = start;
            enter(server).close();
            Soon.until(() -> inbox.downs == now);
            assertThat(inbox.ups).isEqualTo(now);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "NIO", mode = EnumSource.Mode.EXCLUDE)
    void theLanesDieTogether(LinkTransport transport) throws Exception {
        for (Lane lost : Lane.values()) {
            inbox.ups = 0;
            inbox.downs = 0;
            LinkServer server = server(transport);
            String token = server.admit(uid());
            Map<Lane, Channel> lanes = Map.of(Lane.CONTROL, raw(server, new Hello(token, Lane.CONTROL)),
                    Lane.MEDIA, raw(server, new Hello(token, Lane.MEDIA)));
            Soon.until(() -> inbox.ups == 1);
            lanes.get(lost).close();
            Soon.until(() -> inbox.downs == 1);
            Soon.until(() -> lanes.values().stream().noneMatch(Channel::isActive));
            enter(server);
            Soon.until(() -> inbox.ups == 2);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "NIO", mode = EnumSource.Mode.EXCLUDE)
    void theRoleEndsItsSubscriptionsWithTheLink(LinkTransport transport) throws Exception {
        LinkServer server = server(transport);
        DesktopEnd end = enter(server);
        List<String> told = new CopyOnWriteArrayList<>();
        end.onClosed(() -> told.add("closed"));
        server.send(new Up.Subscribe(ServiceName.monitor(0)));
        Soon.until(() -> monitor.subscriptions == 1);
        server.close();
        Soon.until(() -> monitor.subscriptions == 0);
        Soon.until(() -> told.size() == 1);
    }

    @ParameterizedTest
    @EnumSource(names = "NIO", mode = EnumSource.Mode.EXCLUDE)
    void hearsNothingOfWhoHasNotSaidHello(LinkTransport transport) throws Exception {
        LinkServer server = server(transport);
        server.admit(uid());
        ByteBuf bytes = Unpooled.buffer().writeByte(1);
        for (LinkMessage early : List.of(new Down.Described(FakeDesktopRole.described()), new Up.AskSnapshots(),
                new Down.Picture(new EncoderClass(0, Codec.VP9), 0, 0, true, bytes))) {
            Channel stranger = raw(server, early);
            Soon.until(() -> !stranger.isActive());
        }
        assertThat(inbox.messages).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = "NIO", mode = EnumSource.Mode.EXCLUDE)
    void aSecondHelloEndsTheLane(LinkTransport transport) throws Exception {
        LinkServer server = server(transport);
        String token = server.admit(uid());
        Channel lane = raw(server, new Hello(token, Lane.CONTROL));
        lane.writeAndFlush(new Hello(token, Lane.MEDIA));
        Soon.until(() -> !lane.isActive());
        assertThat(inbox.ups).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = "NIO", mode = EnumSource.Mode.EXCLUDE)
    void triesAgainWhereAServiceIsNotThereYetAndSaysWhenItIs(LinkTransport transport) throws Exception {
        LinkServer server = server(transport);
        monitor.missing = "No display can be opened.";
        enter(server);
        server.send(new Up.Subscribe(ServiceName.monitor(0)));
        Down trouble = new Down.Told(new Published.Trouble(ServiceName.monitor(0), "No display can be opened."));
        Soon.asserted(() -> assertThat(inbox.messages).contains(trouble));
        monitor.missing = "";
        Soon.until(() -> monitor.subscriptions == 1);
        Down over = new Down.Told(new Published.Trouble(ServiceName.monitor(0), ""));
        Soon.asserted(() -> assertThat(inbox.messages).contains(over));
    }

    @ParameterizedTest
    @EnumSource(names = "NIO", mode = EnumSource.Mode.EXCLUDE)
    void tellsItsServices(LinkTransport transport) throws Exception {
        LinkServer server = server(transport);
        enter(server);
        server.send(new Up.AskSnapshots());
        Soon.asserted(() -> assertThat(inbox.messages).containsExactly(new Down.Snapshots(
                List.of(monitor.snapshot(), input.snapshot()))));
    }

    @Test
    void refusesAProcessOfAnotherUser() throws Exception {
        LinkServer server = server(LinkTransport.EPOLL);
        String token = server.admit(uid() + 1);
        assertThatThrownBy(() -> enter(server, token)).isInstanceOf(Exception.class);
        assertThat(inbox.ups).isZero();
    }

    @Test
    void theRoleRefusesAHostOfAnotherUser() throws Exception {
        LinkServer server = server(LinkTransport.EPOLL);
        LaunchOrder order = new LaunchOrder(server.address(), server.admit(uid()), uid() + 1, Map.of());
        assertThatThrownBy(() -> new DesktopEnd(order, registry(), new MessageCodec()))
                .hasMessage("The other end of the link is not our host.");
        assertThat(inbox.ups).isZero();
    }

    @Test
    void closesOnWhoSaysNothing() throws Exception {
        LinkServer server = server(LinkTransport.EPOLL);
        server.admit(uid());
        Channel silent = raw(server, null);
        Soon.until(() -> !silent.isActive());
    }

    @Test
    void anOrderKeepsItsTokenOutOfLogs() {
        assertThat(new LaunchOrder("socket", "secret", 0, Map.of("a", "secret")).toString()).doesNotContain("secret");
        assertThat(new Hello("secret", Lane.MEDIA).toString()).doesNotContain("secret");
    }

    @Test
    void readsAnOrderAndNothingElse() throws IOException {
        assertThat(LaunchOrder.parse("{\"socket\":\"s\",\"token\":\"t\",\"hostUid\":5,\"settings\":{\"a\":\"b\"}}"))
                .isEqualTo(new LaunchOrder("s", "t", 5, Map.of("a", "b")));
        assertThatThrownBy(() -> LaunchOrder.parse("{\"socket\"")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> LaunchOrder.parse("")).isInstanceOf(IOException.class);
    }

    private LinkServer server(LinkTransport transport) throws InterruptedException {
        if (transport == LinkTransport.EPOLL) {
            Needs.that(Epoll.isAvailable(), "epoll");
        }
        String address = transport == LinkTransport.IN_JVM ? LinkServer.inJvmAddress()
                : directory.resolve("link" + open.size()).toString();
        LinkServer server = new LinkServer(address, inbox);
        open.add(server);
        server.start();
        return server;
    }

    private DesktopEnd enter(LinkServer server) throws Exception {
        return enter(server, server.admit(uid()));
    }

    private DesktopEnd enter(LinkServer server, String token) throws Exception {
        DesktopEnd end = new DesktopEnd(new LaunchOrder(server.address(), token, uid(), Map.of()), registry(),
                new MessageCodec());
        open.add(end);
        return end;
    }

    private ServiceRegistry registry() {
        return new ServiceRegistry(List.of(monitor, input));
    }

    /** A connection that says what it likes. */
    private Channel raw(LinkServer server, LinkMessage first) throws InterruptedException {
        LinkTransport transport = LinkTransport.of(server.address());
        EventLoopGroup group = transport.group("raw", 1);
        open.add(() -> group.shutdownGracefully(100, 1000, TimeUnit.MILLISECONDS).awaitUninterruptibly());
        Channel channel = transport.clientBootstrap(group)
                .handler(LinkCodec.pipeline(ChannelInboundHandlerAdapter::new))
                .connect(transport.address(server.address())).sync().channel();
        if (first != null) {
            channel.writeAndFlush(first).sync();
        }
        return channel;
    }

    private static long uid() throws IOException {
        return ((Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid")).longValue();
    }

    /** Keeps what it is told, pictures included. */
    private static final class Inbox implements LinkServer.Inbox {

        final List<Down> messages = new CopyOnWriteArrayList<>();
        volatile int ups;
        volatile int downs;

        @Override
        public void up() {
            ups++;
        }

        @Override
        public void received(Down message) {
            messages.add(message);
        }

        @Override
        public void down() {
            downs++;
        }

        List<Down.Picture> pictures() {
            return messages.stream().filter(Down.Picture.class::isInstance).map(Down.Picture.class::cast).toList();
        }

        void release() {
            assertThat(pictures()).allMatch(picture -> picture.message().release(), "the last reference");
        }
    }

    private static final class FakeService implements HostService {

        final List<ServiceCommand> commands = new CopyOnWriteArrayList<>();
        volatile Subscriber subscriber = _ -> { };
        volatile int subscriptions;
        volatile String missing = "";
        private final ServiceKind kind;

        FakeService(ServiceKind kind) {
            this.kind = kind;
        }

        @Override
        public ServiceKind kind() {
            return kind;
        }

        @Override
        public Subscription subscribe(ServiceName name, Subscriber listener) throws ServiceUnavailable {
            if (!missing.isEmpty()) {
                throw new ServiceUnavailable(missing);
            }
            subscriber = listener;
            subscriptions++;
            return () -> subscriptions--;
        }

        @Override
        public void on(ServiceCommand command) {
            commands.add(command);
        }

        ServiceSnapshot snapshot() {
            return new ServiceSnapshot(new ServiceName(kind, 0), subscriptions, 0, 0, "");
        }

        @Override
        public List<ServiceSnapshot> snapshots() {
            return List.of(snapshot());
        }
    }
}
