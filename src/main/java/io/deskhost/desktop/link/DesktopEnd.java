package io.deskhost.desktop.link;

import io.deskhost.desktop.DesktopDescription;
import io.deskhost.desktop.link.LinkMessage.Down;
import io.deskhost.desktop.link.LinkMessage.Hello;
import io.deskhost.desktop.link.LinkMessage.Up;
import io.deskhost.service.Published;
import io.deskhost.service.ServiceName;
import io.deskhost.service.ServiceRegistry;
import io.deskhost.service.ServiceUnavailable;
import io.deskhost.service.Subscription;
import io.deskhost.wire.MessageCodec;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The desktop role's end of the link: subscribes to the services of the registry on behalf of the host, and carries
 * what they publish. Services publish from their own threads; what comes up is handled on the link's loop.
 */
public final class DesktopEnd implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DesktopEnd.class);
    private static final int RETRY_MILLIS = 1000;
    private static final int WELCOME_SECONDS = 5;
    /** In which the other end of a link inside this JVM still has a word with our loop. */
    private static final int QUIET_MILLIS = 100;

    private final ServiceRegistry services;
    private final MessageCodec codec;
    private final LinkTransport transport;
    private final EventLoopGroup group;
    private final Map<ServiceName, Subscription> subscriptions = new HashMap<>();
    private final Map<ServiceName, ScheduledFuture<?>> retries = new HashMap<>();
    private final CompletableFuture<Void> welcome = new CompletableFuture<>();
    private final List<Channel> lanes = new CopyOnWriteArrayList<>();
    private final Channel control;
    private final Channel media;

    /** Connects, and waits to be welcome. @throws Exception when the host does not let us in */
    public DesktopEnd(LaunchOrder order, ServiceRegistry services, MessageCodec codec) throws Exception {
        this.services = services;
        this.codec = codec;
        this.transport = LinkTransport.of(order.socket());
        this.group = transport.group("link", 1);
        try {
            this.control = connect(order);
            this.media = connect(order);
            enter(order.token());
        } catch (Exception refused) {
            group.shutdownGracefully(QUIET_MILLIS, 1000, TimeUnit.MILLISECONDS);
            throw refused;
        }
    }

    private void enter(String token) throws Exception {
        control.writeAndFlush(new Hello(token, Lane.CONTROL)).sync();
        media.writeAndFlush(new Hello(token, Lane.MEDIA)).sync();
        welcome.get(WELCOME_SECONDS, TimeUnit.SECONDS);
    }

    private Channel connect(LaunchOrder order) throws Exception {
        Channel channel = transport.clientBootstrap(group).handler(LinkCodec.pipeline(Inbound::new))
                .connect(transport.address(order.socket())).sync().channel();
        if (!PeerCredentials.belongsTo(channel, order.hostUid())) {
            channel.close();
            throw new IllegalStateException("The other end of the link is not our host.");
        }
        lanes.add(channel);
        return channel;
    }

    /** Runs once the link is gone. Any thread may ask. */
    public void onClosed(Runnable action) {
        control.closeFuture().addListener(_ -> action.run());
    }

    /** Tells the host how this desktop looks now. Any thread. */
    public void describe(DesktopDescription description) {
        control.writeAndFlush(new Down.Described(description), control.voidPromise());
    }

    @Override
    public void close() {
        control.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
        media.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
        group.shutdownGracefully(QUIET_MILLIS, 1000, TimeUnit.MILLISECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
    }

    private void received(Up message) {
        switch (message) {
            case Up.Welcome _ -> welcome.complete(null);
            case Up.Subscribe subscribe -> subscribe(subscribe.service());
            case Up.Unsubscribe unsubscribe -> unsubscribe(unsubscribe.service());
            case Up.Command command -> services.on(command.command());
            case Up.AskSnapshots _ -> control.writeAndFlush(new Down.Snapshots(services.snapshots()),
                    control.voidPromise());
        }
    }

    private void subscribe(ServiceName name) {
        if (subscriptions.containsKey(name) || !control.isActive()) {
            return;
        }
        boolean again = retries.remove(name) != null;
        try {
            subscriptions.put(name, services.subscribe(name, this::published));
            if (again) {
                published(new Published.Trouble(name, ""));
            }
        } catch (ServiceUnavailable unavailable) {
            published(new Published.Trouble(name, unavailable.getMessage()));
            retries.put(name, control.eventLoop().schedule(() -> subscribe(name), RETRY_MILLIS,
                    TimeUnit.MILLISECONDS));
        }
    }

    private void unsubscribe(ServiceName name) {
        ScheduledFuture<?> retry = retries.remove(name);
        if (retry != null) {
            retry.cancel(false);
        }
        Subscription subscription = subscriptions.remove(name);
        if (subscription != null) {
            subscription.close();
        }
    }

    private void published(Published published) {
        switch (published) {
            case Published.Frame frame -> send(picture(frame));
            case Published.Geometry _, Published.Rate _ -> media.writeAndFlush(new Down.Told(published),
                    media.voidPromise());
            case Published.Screenshot screenshot -> media.writeAndFlush(new Down.Told(screenshot))
                    .addListener(_ -> screenshot.png().release());
            case Published.Said _, Published.PointerMoved _, Published.Trouble _, Published.Answer _ ->
                    control.writeAndFlush(new Down.Told(published), control.voidPromise());
        }
    }

    private void send(Down.Picture picture) {
        media.writeAndFlush(picture).addListener(_ -> picture.message().release());
    }

    private Down.Picture picture(Published.Frame frame) {
        ByteBuf message = codec.encode(frame.frame(), media.alloc());
        frame.frame().data().release();
        return new Down.Picture(frame.encoderClass(), frame.generation(), frame.capturedAt(), frame.frame().key(),
                message);
    }

    private void closed() {
        welcome.completeExceptionally(new IllegalStateException("The host does not let us in."));
        subscriptions.keySet().stream().toList().forEach(this::unsubscribe);
        lanes.forEach(Channel::close);
    }

    /** Either lane. */
    private final class Inbound extends SimpleChannelInboundHandler<LinkMessage> {

        Inbound() {
            super(LinkMessage.class, false);
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, LinkMessage message) {
            switch (message) {
                case Up up -> received(up);
                case Hello _, Down _ -> context.close();
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            context.executor().execute(DesktopEnd.this::closed);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            LOG.error("The link to the host broke", cause);
            context.close();
        }
    }
}
