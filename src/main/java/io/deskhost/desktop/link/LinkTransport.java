package io.deskhost.desktop.link;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.local.LocalAddress;
import io.netty.channel.local.LocalChannel;
import io.netty.channel.local.LocalIoHandler;
import io.netty.channel.local.LocalServerChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;

/**
 * How the bytes of a link travel: a Unix socket between processes, or a channel inside this JVM. Everything above it
 * is the same.
 */
public enum LinkTransport {

    EPOLL(EpollServerDomainSocketChannel.class, EpollDomainSocketChannel.class),
    NIO(NioServerDomainSocketChannel.class, NioDomainSocketChannel.class),
    IN_JVM(LocalServerChannel.class, LocalChannel.class);

    private static final String LOCAL = "local:";

    private final Class<? extends ServerChannel> server;
    private final Class<? extends Channel> client;

    LinkTransport(Class<? extends ServerChannel> server, Class<? extends Channel> client) {
        this.server = server;
        this.client = client;
    }

    /** The transport that an address of a launch order means. */
    static LinkTransport of(String address) {
        return address.startsWith(LOCAL) ? IN_JVM : Epoll.isAvailable() ? EPOLL : NIO;
    }

    static String inJvm(String name) {
        return LOCAL + name;
    }

    /** @param threads named {@code name-n}; daemons, since both roles end by their own will */
    EventLoopGroup group(String name, int threads) {
        IoHandlerFactory handler = switch (this) {
            case EPOLL -> EpollIoHandler.newFactory();
            case NIO -> NioIoHandler.newFactory();
            case IN_JVM -> LocalIoHandler.newFactory();
        };
        return new MultiThreadIoEventLoopGroup(threads, new DefaultThreadFactory(name, true), handler);
    }

    ServerBootstrap serverBootstrap(EventLoopGroup group) {
        return new ServerBootstrap().group(group).channel(server);
    }

    Bootstrap clientBootstrap(EventLoopGroup group) {
        return new Bootstrap().group(group).channel(client);
    }

    SocketAddress address(String address) {
        return switch (this) {
            case EPOLL -> new DomainSocketAddress(address);
            case NIO -> UnixDomainSocketAddress.of(address);
            case IN_JVM -> new LocalAddress(address);
        };
    }
}
