package io.deskhost.peer;

import io.deskhost.wire.FrameDecoder;
import io.deskhost.wire.FrameWriter;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Accepts peers on one port, all of one road. */
public final class PeerListener {

    private static final int BACKLOG = 128;
    private static final int THREADS = 2;
    private static final int QUIET_MILLIS = 100;
    /** So that pictures wait in our queue, where they can be left out, and not in the kernel's. */
    private static final int NOT_SENT = 64 << 10;

    private final HostContext host;
    private final PeerRegistry registry;
    private final Road road;
    private final PlaintextPolicy plaintext;
    private @Nullable EventLoopGroup group;
    private volatile @Nullable Channel server;

    public PeerListener(HostContext host, PeerRegistry registry, Road road, PlaintextPolicy plaintext) {
        this.host = host;
        this.registry = registry;
        this.road = road;
        this.plaintext = plaintext;
    }

    /** @throws PeerPortUnavailable when the port cannot be listened on */
    public void start(int port) {
        boolean epoll = Epoll.isAvailable();
        group = new MultiThreadIoEventLoopGroup(THREADS, new DefaultThreadFactory("peer-io", true),
                epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        Class<? extends ServerChannel> type = epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
        ServerBootstrap bootstrap = new ServerBootstrap().group(group).channel(type)
                .option(ChannelOption.SO_BACKLOG, BACKLOG).option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true).childHandler(new Accepted());
        if (epoll) {
            bootstrap.childOption(EpollChannelOption.TCP_NOTSENT_LOWAT, (long) NOT_SENT);
        }
        try {
            server = bootstrap.bind(new InetSocketAddress(port)).syncUninterruptibly().channel();
        } catch (RuntimeException | Error failure) {
            group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
            throw failure;
        } catch (Exception refused) {
            group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
            throw new PeerPortUnavailable(new InetSocketAddress(port), refused);
        }
    }

    /** Where it listens; empty before the start and after the stop. */
    public Optional<InetSocketAddress> address() {
        Channel open = server;
        return open != null && open.isActive() ? Optional.of((InetSocketAddress) open.localAddress())
                : Optional.empty();
    }

    public void stop() {
        Channel open = server;
        if (open != null) {
            open.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
        }
        registry.stop();
        if (group != null) {
            group.shutdownGracefully(QUIET_MILLIS, 1000, TimeUnit.MILLISECONDS)
                    .awaitUninterruptibly(2, TimeUnit.SECONDS);
        }
    }

    private final class Accepted extends ChannelInitializer<SocketChannel> {

        @Override
        protected void initChannel(SocketChannel channel) {
            InetSocketAddress peer = channel.remoteAddress();
            if (peer == null) {
                channel.close();
                return;
            }
            PeerConnection connection = registry.admit(channel, host, peer.getAddress(), road);
            channel.pipeline().addLast(new FrameDecoder(registry.strangers()), new FrameWriter())
                    .addLast(PeerHandler.NAME, new PeerHandler(host, connection));
            connection.onLoop(() -> begin(connection));
        }

        private void begin(PeerConnection connection) {
            if (road.sealed()) {
                connection.next(new HandshakePhase(connection));
            } else if (plaintext.allows(connection.facts().address)) {
                connection.next(new LoginPhase(connection));
            } else {
                host.meters().refusedPlaintext();
                connection.refuse("This host does not accept unencrypted connections from "
                        + connection.facts().address.getHostAddress()
                        + ". Its administrator can allow it: deskhost.peer.direct.plaintext.", CloseReason.PLAINTEXT);
            }
        }
    }
}
