package io.deskhost.peer;

import io.deskhost.desktop.DesktopDescription;
import io.deskhost.display.Layout;
import io.deskhost.message.DisplayInfo;
import io.deskhost.message.DisplayMessage;
import io.deskhost.message.DisplayMessage.CaptureDisplays;
import io.deskhost.message.DisplayMessage.SwitchDisplay;
import io.deskhost.message.Size;
import io.deskhost.service.VideoWish;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Which displays a session watches, and what its peer knows of them. Confined to the connection's event loop. */
final class Displays {

    private final PeerConnection connection;
    private final Supplier<VideoWish> wish;
    private final boolean switchesAlone;
    private final boolean slowDecoder;
    private final Map<Integer, WatchedDisplay> watched = new HashMap<>();
    private List<DisplayInfo> toldList;
    private int current;

    /**
     * @param switchesAlone an old client, which shows one display at a time and says so by {@code switch_display}
     * @param slowDecoder   an old web client
     */
    Displays(PeerConnection connection, DesktopDescription description, Supplier<VideoWish> wish,
             boolean switchesAlone, boolean slowDecoder) {
        this.connection = connection;
        this.wish = wish;
        this.switchesAlone = switchesAlone;
        this.slowDecoder = slowDecoder;
        this.toldList = description.layout().displays();
        this.current = description.layout().primary();
    }

    void watchCurrent() {
        watch(current);
    }

    void wishChanged() {
        watched.values().forEach(display -> display.wish(wish.get()));
    }

    void refreshAll() {
        watched.values().forEach(WatchedDisplay::refresh);
    }

    void refresh(int display) {
        Optional.ofNullable(watched.get(display)).ifPresent(WatchedDisplay::refresh);
    }

    void close() {
        watched.values().forEach(WatchedDisplay::close);
        watched.clear();
    }

    boolean watches(int display) {
        return watched.containsKey(display);
    }

    /** Of the display that has this number in the peer's list. */
    Optional<String> name(int display) {
        return exists(display) ? Optional.of(toldList.get(display).name()) : Optional.empty();
    }

    /** The peer looks at another display. @return false when it does not: it is that one already, or there is none */
    boolean switchTo(int display) {
        if (display == current || !exists(display)) {
            return false;
        }
        if (switchesAlone) {
            unwatch(current);
        }
        current = display;
        watch(display);
        describe(display);
        return true;
    }

    /** Tells the geometry of a display; nothing when there is no such display. */
    void describe(int display) {
        geometry(display).ifPresent(geometry -> {
            WatchedDisplay seat = watched.get(display);
            if (seat != null) {
                seat.describe(geometry);
            } else {
                connection.outbox().sayInOrder(display, geometry);
            }
        });
    }

    void capture(CaptureDisplays request) {
        List<Integer> chosen = !request.add().isEmpty() ? request.add()
                : !request.sub().isEmpty() ? request.sub() : request.set();
        Set<Integer> valid = new HashSet<>(chosen);
        valid.removeIf(display -> !exists(display));
        if (valid.isEmpty() && !chosen.isEmpty()) {
            return;
        }
        if (request.add().isEmpty()) {
            Set.copyOf(watched.keySet()).stream().filter(display -> !valid.contains(display)).forEach(this::unwatch);
        }
        if (request.sub().isEmpty() || !request.add().isEmpty()) {
            valid.forEach(this::watch);
        }
    }

    /** Displays came, went or changed: the peer is told, and then gets a key frame of each that it still watches. */
    void changed(List<DisplayInfo> displays) {
        if (displays.equals(toldList)) {
            return;
        }
        toldList = displays;
        connection.say(new DisplayMessage.DisplaysChanged(displays));
        if (!exists(current)) {
            current = 0;
        }
        boolean watching = !watched.isEmpty();
        Set.copyOf(watched.keySet()).stream().filter(display -> !exists(display)).forEach(this::unwatch);
        watched.forEach((display, seat) -> seat.listed(geometry(display)));
        if (watching && watched.isEmpty()) {
            watch(current);
        }
    }

    private void watch(int display) {
        if (!watched.containsKey(display) && exists(display)) {
            WatchedDisplay seat = new WatchedDisplay(connection, display, slowDecoder, geometry(display));
            watched.put(display, seat);
            seat.start(wish.get());
        }
    }

    private void unwatch(int display) {
        Optional.ofNullable(watched.remove(display)).ifPresent(WatchedDisplay::close);
    }

    /** The display that the peer looks at, as far as it said. */
    int current() {
        return current;
    }

    /** No choice of the peer's to see several displays, or none. */
    boolean watchesOne() {
        return watched.size() == 1;
    }

    /** The display with this place of the desktop on it. */
    OptionalInt at(int x, int y) {
        return IntStream.range(0, toldList.size()).filter(display -> contains(toldList.get(display), x, y))
                .findFirst();
    }

    private static boolean contains(DisplayInfo display, int x, int y) {
        return x >= display.x() && y >= display.y() && (x - display.x()) * display.scale() < display.width()
                && (y - display.y()) * display.scale() < display.height();
    }

    private boolean exists(int display) {
        return display >= 0 && display < toldList.size();
    }

    private Optional<SwitchDisplay> geometry(int display) {
        if (!exists(display)) {
            return Optional.empty();
        }
        DisplayInfo info = toldList.get(display);
        return Optional.of(new SwitchDisplay(display, info.x(), info.y(), info.width(), info.height(),
                info.cursorEmbedded(), modes(display),
                Optional.of(info.original().orElse(new Size(info.width(), info.height())))));
    }

    private List<Size> modes(int display) {
        Layout layout = connection.host().desktop().status().description().map(DesktopDescription::layout)
                .orElse(Layout.NONE);
        return display < layout.modes().size() ? layout.modes().get(display) : List.of();
    }
}
