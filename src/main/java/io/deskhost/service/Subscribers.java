package io.deskhost.service;

import io.netty.util.ReferenceCountUtil;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Counts the subscribers of one service: work starts with the first and ends with the last. Safe for any thread;
 * start and end never overlap.
 */
public final class Subscribers {

    /** Starts the work of a service; what it gives back ends it. */
    @FunctionalInterface
    public interface Work {
        Subscription start() throws ServiceUnavailable;
    }

    private final Work work;
    private final Set<Object> tickets = new LinkedHashSet<>();
    private final CopyOnWriteArrayList<Subscriber> subscribers = new CopyOnWriteArrayList<>();
    private @Nullable Subscription running;

    public Subscribers(Work work) {
        this.work = work;
    }

    /** @throws ServiceUnavailable when the work could not be started; the subscriber is then not subscribed */
    public synchronized Subscription add(Subscriber subscriber) throws ServiceUnavailable {
        subscribers.add(subscriber);
        if (running == null) {
            try {
                running = work.start();
            } catch (ServiceUnavailable | RuntimeException failure) {
                subscribers.remove(subscriber);
                throw failure;
            }
        }
        Object ticket = new Object();
        tickets.add(ticket);
        return () -> remove(ticket, subscriber);
    }

    private synchronized void remove(Object ticket, Subscriber subscriber) {
        if (!tickets.remove(ticket)) {
            return;
        }
        subscribers.remove(subscriber);
        Subscription ended = running;
        if (tickets.isEmpty() && ended != null) {
            running = null;
            ended.close();
        }
    }

    /** Offers to everybody; takes over one reference of what is reference-counted. */
    public void offer(Published published) {
        for (Subscriber subscriber : subscribers) {
            subscriber.offer(retained(published));
        }
        release(published);
    }

    public int count() {
        return subscribers.size();
    }

    private static Published retained(Published published) {
        switch (published) {
            case Published.Frame frame -> frame.frame().data().retain();
            case Published.Screenshot screenshot -> screenshot.png().retain();
            case Published.Said _, Published.PointerMoved _, Published.Geometry _, Published.Rate _,
                 Published.Trouble _, Published.Answer _ -> { }
        }
        return published;
    }

    private static void release(Published published) {
        switch (published) {
            case Published.Frame frame -> ReferenceCountUtil.release(frame.frame().data());
            case Published.Screenshot screenshot -> screenshot.png().release();
            case Published.Said _, Published.PointerMoved _, Published.Geometry _, Published.Rate _,
                 Published.Trouble _, Published.Answer _ -> { }
        }
    }
}
