package io.deskhost.video;

import io.deskhost.service.HostService;
import io.deskhost.service.Published;
import io.deskhost.service.ServiceCommand;
import io.deskhost.service.ServiceKind;
import io.deskhost.service.ServiceName;
import io.deskhost.service.ServiceSnapshot;
import io.deskhost.service.ServiceUnavailable;
import io.deskhost.service.Subscriber;
import io.deskhost.service.Subscribers;
import io.deskhost.service.Subscription;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pictures of displays as PNG: the last one while somebody watches, whose stream is not disturbed, else captured for
 * this. One after the other on thread {@code screenshot}, which exists while there is something to do. Requests come
 * from any thread; what does not fit into the queue is refused.
 */
public final class ScreenshotService implements HostService, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ScreenshotService.class);
    private static final int MOST_WAITING = 16;
    private static final int THREAD_SECONDS = 5;
    /** The worst case of 4K at 8 bits a channel: noise that does not compress. */
    private static final int LONGEST = 34 << 20;
    private static final int FIRST_GUESS = 1 << 20;
    private static final String FAILED = "Failed to take screenshot, please try again later.";

    private final VideoService video;
    private final ScreenSource source;
    private final Subscribers subscribers = new Subscribers(() -> () -> { });
    private final ThreadPoolExecutor thread;
    private volatile String lastError = "";

    public ScreenshotService(VideoService video, ScreenSource source) {
        this.video = video;
        this.source = source;
        thread = new ThreadPoolExecutor(1, 1, THREAD_SECONDS, TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING), Thread.ofPlatform().daemon().name("screenshot").factory());
        thread.allowCoreThreadTimeOut(true);
    }

    @Override
    public ServiceKind kind() {
        return ServiceKind.SCREENSHOT;
    }

    @Override
    public Subscription subscribe(ServiceName name, Subscriber subscriber) throws ServiceUnavailable {
        return subscribers.add(subscriber);
    }

    @Override
    public void on(ServiceCommand command) {
        switch (command) {
            case ServiceCommand.Screenshot(int request, int display) -> enqueue(request, display);
            case ServiceCommand.Wish _, ServiceCommand.Unwish _, ServiceCommand.Key _, ServiceCommand.Credit _,
                 ServiceCommand.Input _, ServiceCommand.Revoked _, ServiceCommand.Admitted _, ServiceCommand.Gone _,
                 ServiceCommand.Silent _, ServiceCommand.ChangeResolution _,
                 ServiceCommand.RestoreResolutions _ -> { }
        }
    }

    private void enqueue(int request, int display) {
        try {
            thread.execute(() -> take(request, display));
        } catch (RejectedExecutionException full) {
            refuse(request, "Too many screenshots are asked for at once.");
        }
    }

    private void take(int request, int display) {
        try (Still still = still(display)) {
            subscribers.offer(new Published.Screenshot(request, png(still), ""));
        } catch (ServiceUnavailable unavailable) {
            refuse(request, unavailable.getMessage());
        } catch (PngPicture.TooLong huge) {
            refuse(request, "The screenshot of this display is too large.");
        } catch (RuntimeException | Error failure) {
            LOG.error("No screenshot of display {}", display, failure);
            refuse(request, FAILED);
        }
    }

    private void refuse(int request, String why) {
        lastError = why;
        subscribers.offer(new Published.Screenshot(request, Unpooled.EMPTY_BUFFER, why));
    }

    private Still still(int display) throws ServiceUnavailable {
        Optional<Still> last = video.still(display);
        return last.isPresent() ? last.get() : captured(display);
    }

    private Still captured(int display) throws ServiceUnavailable {
        try (Screen screen = source.open(display)) {
            return switch (screen.grab()) {
                case Grab.Changed _, Grab.Unchanged _ -> Still.copyOf(screen.picture());
                case Grab.Resized _ -> throw new ServiceUnavailable(FAILED);
                case Grab.Lost(String why) -> throw new ServiceUnavailable(why);
            };
        }
    }

    private static ByteBuf png(Still still) throws PngPicture.TooLong {
        ByteBuf png = UnpooledByteBufAllocator.DEFAULT.directBuffer(FIRST_GUESS);
        try {
            PngPicture.write(still, png, LONGEST);
            return png;
        } catch (PngPicture.TooLong | RuntimeException | Error failure) {
            png.release();
            throw failure;
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    @Override
    public List<ServiceSnapshot> snapshots() {
        return List.of(new ServiceSnapshot(ServiceName.SCREENSHOT, subscribers.count(), 0, thread.getQueue().size(),
                lastError));
    }
}
