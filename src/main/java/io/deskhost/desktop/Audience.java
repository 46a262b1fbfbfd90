package io.deskhost.desktop;

import io.deskhost.desktop.link.LinkMessage.Down;
import io.deskhost.desktop.link.LinkMessage.Up;
import io.deskhost.desktop.link.LinkServer;
import io.deskhost.message.DisplayMessage.SwitchDisplay;
import io.deskhost.service.EncoderClass;
import io.deskhost.service.ServiceCommand;
import io.deskhost.service.ServiceName;
import io.deskhost.service.VideoWish;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The viewers of one display: fans pictures out, and gives credit for the next one as long as somebody has room. A
 * viewer that misses an encoded picture is late: it gets no deltas, and once it has room one key frame. While nobody
 * has room nothing is encoded, and nobody becomes late. Confined to the link's loop.
 */
final class Audience {

    private final int display;
    private final LinkServer link;
    private final Map<Integer, Seat> seats = new LinkedHashMap<>();
    private @Nullable EncoderClass owed;
    private int generation = -1;
    private @Nullable SwitchDisplay geometry;

    Audience(int display, LinkServer link) {
        this.display = display;
        this.link = link;
    }

    /** One viewer and what it can take. */
    private static final class Seat {

        private final Viewer viewer;
        private final Lateness lateness = new Lateness();
        private VideoWish wish;
        private boolean room = true;
        private boolean needsKey = true;
        /** The next key frame is on its way: made by a new stream, or asked for. */
        private boolean keyAsked = true;
        private boolean late;
        private boolean keyPlanned;
        private @Nullable EncoderClass shown;

        Seat(Viewer viewer, VideoWish wish) {
            this.viewer = viewer;
            this.wish = wish;
        }

        /** Who waits for its time to ask for a key frame takes nothing, though it has room. */
        boolean canTake() {
            return room && (!needsKey || keyAsked);
        }
    }

    void join(Viewer viewer, VideoWish wish) {
        boolean first = seats.isEmpty();
        seats.put(viewer.peer(), new Seat(viewer, wish));
        command(new ServiceCommand.Wish(viewer.peer(), display, wish));
        if (first) {
            link.send(new Up.Subscribe(ServiceName.monitor(display)));
        } else if (geometry != null) {
            viewer.geometry(geometry);
        }
        command(new ServiceCommand.Key(display));
        payCredit();
    }

    void leave(int peer) {
        if (seats.remove(peer) == null) {
            return;
        }
        command(new ServiceCommand.Unwish(peer, display));
        if (seats.isEmpty()) {
            link.send(new Up.Unsubscribe(ServiceName.monitor(display)));
            forgetStream();
        }
    }

    boolean isEmpty() {
        return seats.isEmpty();
    }

    void wish(int peer, VideoWish wish) {
        Seat seat = seats.get(peer);
        if (seat != null) {
            seat.wish = wish;
            command(new ServiceCommand.Wish(peer, display, wish));
        }
    }

    void refresh() {
        command(new ServiceCommand.Key(display));
    }

    void restart(int peer) {
        Seat seat = seats.get(peer);
        if (seat != null) {
            askKey(seat);
        }
    }

    void drained(int peer) {
        Seat seat = seats.get(peer);
        if (seat == null) {
            return;
        }
        seat.room = true;
        if (seat.late && !seat.keyAsked) {
            planKey(seat);
        }
        payCredit();
    }

    /** The desktop role is there (again). */
    void linkUp() {
        forgetStream();
        if (seats.isEmpty()) {
            return;
        }
        seats.forEach((peer, seat) -> {
            seat.needsKey = true;
            seat.keyAsked = true;
            command(new ServiceCommand.Wish(peer, display, seat.wish));
        });
        link.send(new Up.Subscribe(ServiceName.monitor(display)));
    }

    void received(Down.Picture message) {
        if (seats.isEmpty()) {
            message.message().release();
            return;
        }
        owed = message.encoderClass();
        if (message.generation() == generation) {
            Picture picture = new Picture(message.encoderClass(), message.capturedAt(), message.key(),
                    message.message());
            seats.values().forEach(seat -> offer(seat, picture));
        }
        message.message().release();
        payCredit();
    }

    void geometry(int generation, SwitchDisplay geometry) {
        this.generation = generation;
        this.geometry = geometry;
        for (Seat seat : seats.values()) {
            seat.needsKey = true;
            seat.keyAsked = true;
            seat.viewer.geometry(geometry);
        }
    }

    void rate(int kbps) {
        seats.values().forEach(seat -> seat.viewer.rate(kbps));
    }

    void trouble(String why) {
        seats.values().forEach(seat -> seat.viewer.trouble(why));
    }

    private void offer(Seat seat, Picture picture) {
        boolean decodable = picture.key() || !seat.needsKey && picture.encoderClass().equals(seat.shown);
        if (!decodable && seat.needsKey) {
            return;
        }
        if (!decodable || !seat.room) {
            missed(seat);
            return;
        }
        seat.room = false;
        seat.needsKey = false;
        late(seat, false);
        seat.shown = picture.encoderClass();
        picture.message().retain();
        seat.viewer.show(picture);
    }

    private void missed(Seat seat) {
        seat.needsKey = true;
        seat.keyAsked = false;
        late(seat, true);
        if (seat.room) {
            planKey(seat);
        }
    }

    private static void late(Seat seat, boolean late) {
        if (seat.late != late) {
            seat.late = late;
            seat.viewer.late(late);
        }
    }

    private void planKey(Seat seat) {
        if (seat.keyPlanned) {
            return;
        }
        long wait = seat.lateness.askKey(System.nanoTime());
        if (wait == 0) {
            askKey(seat);
            payCredit();
            return;
        }
        seat.keyPlanned = true;
        link.loop().schedule(() -> {
            seat.keyPlanned = false;
            if (seat.late && seat.room && seats.containsValue(seat)) {
                planKey(seat);
            }
        }, wait, TimeUnit.NANOSECONDS);
    }

    private void askKey(Seat seat) {
        seat.needsKey = true;
        seat.keyAsked = true;
        command(new ServiceCommand.Key(display));
    }

    private void payCredit() {
        if (owed != null && seats.values().stream().anyMatch(Seat::canTake)) {
            command(new ServiceCommand.Credit(owed));
            owed = null;
        }
    }

    private void forgetStream() {
        owed = null;
        generation = -1;
        geometry = null;
        seats.values().forEach(seat -> seat.shown = null);
    }

    private void command(ServiceCommand command) {
        link.send(new Up.Command(command));
    }
}
