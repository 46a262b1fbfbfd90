package io.deskhost.desktop.link;

import io.deskhost.desktop.link.LinkMessage.Down;
import io.deskhost.desktop.link.LinkMessage.Hello;
import io.deskhost.desktop.link.LinkMessage.Up;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The host's end of the link: lets in the one desktop role that was started by this host (right user, right token),
 * on two lanes that live and die together. All of it, and the inbox, is confined to one event loop, {@link #loop()}.
 */
public final class LinkServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LinkServer.class);
    private static final long MOST_WAITING = 4 << 20;
    private static final int HELLO_SECONDS = 5;
    private static final int QUIET_MILLIS = 100;

    private final String address;
    private final LinkTransport transport;
    private final EventLoopGroup group;
    private final EventLoop loop;
    private final Inbox inbox;
    private final Map<Lane, Channel> lanes = new EnumMap<>(Lane.class);
    private volatile String token = "";
    private volatile long uid;
    private boolean up;

    /** Who is told what the desktop role says. Called on the loop. */
    public interface Inbox {
        void up();

        /** Takes over what is reference-counted in the message. */
        void received(Down message);

        void down();
    }

    /** @param address path of the socket, or an address of {@link #inJvmAddress} */
    public LinkServer(String address, Inbox inbox) {
        this.address = address;
        this.inbox = inbox;
        this.transport = LinkTransport.of(address);
        this.group = transport.group("desktop-link", 1);
        this.loop = group.next();
    }

    public static String inJvmAddress() {
        return LinkTransport.inJvm(HexFormat.of().formatHex(random(8)));
    }

    public EventLoop loop() {
        return loop;
    }

    public String address() {
        return address;
    }

    public void start() throws InterruptedException {
        transport.serverBootstrap(group).childHandler(LinkCodec.pipeline(Entrance::new))
                .bind(transport.address(address)).sync();
    }

    /** A token for the next desktop role, which must belong to this user. The one before is worth nothing then. */
    public String admit(long uid) {
        this.uid = uid;
        token = HexFormat.of().formatHex(random(32));
        return token;
    }

    /** Sends upwards; dropped while there is no desktop role. Any thread; on the loop at once. */
    public void send(Up message) {
        if (loop.inEventLoop()) {
            write(message);
        } else {
            loop.execute(() -> write(message));
        }
    }

    private void write(Up message) {
        Channel control = lanes.get(Lane.CONTROL);
        if (up && control != null) {
            control.writeAndFlush(message, control.voidPromise());
            endIfOverflowing(control);
        }
    }

    /** A role that takes nothing any more is given up: its successor is told all that counts. */
    private static void endIfOverflowing(Channel control) {
        ChannelOutboundBuffer waiting = control.unsafe().outboundBuffer();
        if (waiting != null && waiting.totalPendingWriteBytes() > MOST_WAITING) {
            LOG.warn("The desktop role does not read any more; the link ends");
            control.close();
        }
    }

    @Override
    public void close() {
        group.shutdownGracefully(QUIET_MILLIS, 2000, TimeUnit.MILLISECONDS).awaitUninterruptibly(3, TimeUnit.SECONDS);
    }

    private boolean enter(Channel channel, Hello hello) {
        boolean right = !token.isEmpty() && MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8),
                hello.token().getBytes(StandardCharsets.UTF_8));
        if (!right || !PeerCredentials.belongsTo(channel, uid) || lanes.containsKey(hello.lane())) {
            LOG.warn("Refused a connection to the link that is not from our desktop role");
            return false;
        }
        lanes.put(hello.lane(), channel);
        if (lanes.size() == Lane.values().length) {
            up = true;
            token = "";
            send(new Up.Welcome());
            inbox.up();
        }
        return true;
    }

    private void leave(Channel channel) {
        if (!lanes.containsValue(channel)) {
            return;
        }
        lanes.values().forEach(Channel::close);
        lanes.clear();
        if (up) {
            up = false;
            inbox.down();
        }
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return random;
    }

    /** One accepted connection. */
    private final class Entrance extends SimpleChannelInboundHandler<LinkMessage> {

        private boolean entered;

        Entrance() {
            super(LinkMessage.class, false);
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            context.executor().schedule(() -> {
                if (!entered) {
                    context.close();
                }
            }, HELLO_SECONDS, TimeUnit.SECONDS);
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, LinkMessage message) {
            switch (message) {
                case Hello hello -> {
                    entered = !entered && enter(context.channel(), hello);
                    if (!entered) {
                        context.close();
                    }
                }
                case Down down when entered && up -> inbox.received(down);
                case Down.Picture picture -> {
                    picture.message().release();
                    context.close();
                }
                case Down _, Up _ -> context.close();
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            leave(context.channel());
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            LOG.warn("The link to the desktop role broke: {}", cause.toString());
            context.close();
        }
    }
}
