package io.deskhost.display;

import io.deskhost.message.ControlMessage.MessageBox;
import io.deskhost.message.Size;
import io.deskhost.service.HostService;
import io.deskhost.service.Published;
import io.deskhost.service.ServiceCommand;
import io.deskhost.service.ServiceCommand.ChangeResolution;
import io.deskhost.service.ServiceKind;
import io.deskhost.service.ServiceName;
import io.deskhost.service.ServiceSnapshot;
import io.deskhost.service.ServiceUnavailable;
import io.deskhost.service.Subscriber;
import io.deskhost.service.Subscribers;
import io.deskhost.service.Subscription;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes care of the displays while somebody controls this desktop: keeps them awake, gives them other sizes when a
 * peer asks for it, and their own sizes back at the end. Subscribed by any thread; the work is done on thread
 * {@code display}, which exists while there is some.
 */
public final class DisplayService implements HostService, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DisplayService.class);
    private static final int RENEW_SECONDS = 30;
    private static final int THREAD_SECONDS = 5;
    private static final int ENDING_SECONDS = 3;

    private final DisplayControl control;
    private final Subscribers subscribers = new Subscribers(this::begin);
    private final ScheduledThreadPoolExecutor thread;
    /** Wanted sizes by display: of several that wait the last one counts. */
    private final Map<String, ChangeResolution> wanted = new LinkedHashMap<>();
    private volatile String lastError = "";
    private @Nullable AwakeHold awake;

    public DisplayService(DisplayControl control) {
        this.control = control;
        thread = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("display").factory());
        thread.setKeepAliveTime(THREAD_SECONDS, TimeUnit.SECONDS);
        thread.allowCoreThreadTimeOut(true);
        thread.setRemoveOnCancelPolicy(true);
    }

    @Override
    public ServiceKind kind() {
        return ServiceKind.DISPLAY;
    }

    @Override
    public Subscription subscribe(ServiceName name, Subscriber subscriber) throws ServiceUnavailable {
        return subscribers.add(subscriber);
    }

    private Subscription begin() {
        var renewal = thread.scheduleWithFixedDelay(this::stayAwake, 0, RENEW_SECONDS, TimeUnit.SECONDS);
        return () -> {
            renewal.cancel(false);
            run(this::end);
        };
    }

    @Override
    public void on(ServiceCommand command) {
        switch (command) {
            case ChangeResolution change when subscribers.count() > 0 -> want(change);
            case ServiceCommand.RestoreResolutions _ when subscribers.count() == 0 -> run(control::restore);
            case ChangeResolution _, ServiceCommand.RestoreResolutions _, ServiceCommand.Screenshot _,
                 ServiceCommand.Wish _, ServiceCommand.Unwish _, ServiceCommand.Key _, ServiceCommand.Credit _,
                 ServiceCommand.Input _, ServiceCommand.Revoked _, ServiceCommand.Admitted _,
                 ServiceCommand.Gone _, ServiceCommand.Silent _ -> { }
        }
    }

    private void want(ChangeResolution change) {
        synchronized (wanted) {
            wanted.put(change.display(), change);
        }
        run(() -> change(change.display()));
    }

    private void change(String display) {
        ChangeResolution change;
        synchronized (wanted) {
            change = wanted.remove(display);
        }
        if (change != null) {
            change(change.peer(), display, change.size());
        }
    }

    private void change(int peer, String display, Size size) {
        switch (control.change(display, size)) {
            case ResolutionChange.Done _ -> LOG.atInfo().addKeyValue("peer", peer)
                    .log("Display {} is {} now", display, size);
            case ResolutionChange.Refused(String why) -> {
                LOG.atInfo().addKeyValue("peer", peer).log("Display {} does not become {}: {}", display, size, why);
                subscribers.offer(new Published.Answer(ServiceName.DISPLAY, peer,
                        new MessageBox("nook-nocancel-hasclose", "Resolution", why, "")));
            }
        }
    }

    private void stayAwake() {
        try {
            AwakeHold held = awake;
            if (held != null && !held.renew()) {
                letSleep();
            }
            if (awake == null) {
                awake = control.keepAwake();
            }
            lastError = "";
        } catch (ServiceUnavailable gone) {
            lastError = gone.getMessage();
        } catch (RuntimeException failure) {
            LOG.error("The screen is not kept awake", failure);
            lastError = failure.toString();
        }
    }

    private void end() {
        letSleep();
        control.restore();
    }

    private void letSleep() {
        AwakeHold held = awake;
        awake = null;
        if (held != null) {
            held.close();
        }
    }

    private void run(Runnable task) {
        if (!thread.isShutdown()) {
            thread.execute(() -> {
                try {
                    task.run();
                } catch (RuntimeException failure) {
                    LOG.error("A display cannot be changed", failure);
                }
            });
        }
    }

    /** At the end of the role: what was begun is finished, so that sizes are given back. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(ENDING_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The thread display does not end: the window system does not answer.");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public List<ServiceSnapshot> snapshots() {
        return List.of(new ServiceSnapshot(ServiceName.DISPLAY, subscribers.count(), 0, thread.getQueue().size(),
                lastError));
    }
}
