package io.deskhost.platform.x11;

import com.sun.jna.Memory;
import io.deskhost.message.Size;
import io.deskhost.platform.x11.X11Resources.Crtc;
import io.deskhost.platform.x11.X11Resources.Mode;
import io.deskhost.platform.x11.X11Resources.Output;
import io.deskhost.platform.x11.lib.Offsets.XRRModeInfo;
import io.deskhost.platform.x11.lib.X11;
import io.deskhost.platform.x11.lib.Xrandr;
import io.deskhost.video.Area;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sets modes and the size of the root window. Confined to the thread of its connection, which grabs the server. */
final class X11ModeSetting {

    /** Modes that we made for peers, and take away again. */
    private static final String OURS = "peer-";
    private static final double MM_PER_PIXEL = 25.4 / 96;
    /** Blank pixels around the picture of a mode that no monitor ever sees. */
    private static final int BLANK = 40;
    private static final int REFRESH = 60;

    private final X11Connection connection;
    private final X11Geometry geometry;

    X11ModeSetting(X11Connection connection, X11Geometry geometry) {
        this.connection = connection;
        this.geometry = geometry;
    }

    /**
     * Gives a CRTC another mode, and the root window the size that all then need. The root window always holds all
     * CRTCs: it grows before and shrinks after.
     *
     * @param size of the mode: as it is before rotation
     * @return false when there is no such mode, or the server refuses
     */
    boolean apply(X11Resources resources, Output output, Crtc crtc, Size size, Size root) throws X11Lost {
        Optional<Long> mode = modeFor(resources, output, size);
        if (mode.isEmpty()) {
            return false;
        }
        Area now = geometry.root();
        Size before = new Size(now.width(), now.height());
        resize(new Size(Math.max(before.width(), root.width()), Math.max(before.height(), root.height())));
        boolean set = set(crtc, mode.get());
        resize(set ? root : before);
        boolean done = connection.check().isEmpty() && set;
        if (done) {
            takeAway(resources.modes().get(crtc.mode()), output);
        }
        return done;
    }

    /** The resources are read anew: their time has changed if a mode was made. */
    private boolean set(Crtc crtc, long mode) throws X11Lost {
        try (X11Resources fresh = X11Resources.read(connection)) {
            long[] outputs = crtc.outputs().stream().mapToLong(Long::longValue).toArray();
            return Xrandr.XRRSetCrtcConfig(connection.display(), fresh.pointer(), crtc.id(), X11.CurrentTime,
                    crtc.place().x(), crtc.place().y(), mode, (short) crtc.rotation(), outputs, outputs.length)
                    == Xrandr.RRSetConfigSuccess;
        }
    }

    void resize(Size root) throws X11Lost {
        Area now = geometry.root();
        if (now.width() != root.width() || now.height() != root.height()) {
            Xrandr.XRRSetScreenSize(connection.display(), connection.root(), root.width(), root.height(),
                    millimetres(root.width()), millimetres(root.height()));
        }
    }

    static int millimetres(int pixels) {
        return (int) Math.round(pixels * MM_PER_PIXEL);
    }

    private Optional<Long> modeFor(X11Resources resources, Output output, Size size) throws X11Lost {
        Map<Long, Mode> known = resources.modes();
        Optional<Mode> listed = output.modes().stream().map(known::get).filter(Objects::nonNull)
                .filter(mode -> mode.size().equals(size)).findFirst();
        if (listed.isPresent() || !output.free()) {
            return listed.map(Mode::id);
        }
        Optional<Mode> elsewhere = known.values().stream().filter(mode -> mode.size().equals(size)).findFirst();
        long mode = elsewhere.isPresent() ? elsewhere.get().id() : make(size);
        Xrandr.XRRAddOutputMode(connection.display(), output.id(), mode);
        return connection.check().isEmpty() ? Optional.of(mode) : Optional.empty();
    }

    private long make(Size size) throws X11Lost {
        byte[] name = (OURS + size).getBytes(StandardCharsets.US_ASCII);
        int total = size.width() + 4 * BLANK;
        int lines = size.height() + 4 * BLANK;
        try (Memory mode = new Memory(XRRModeInfo.SIZE); Memory text = new Memory(name.length)) {
            mode.clear();
            text.write(0, name, 0, name.length);
            mode.setInt(XRRModeInfo.width, size.width());
            mode.setInt(XRRModeInfo.height, size.height());
            mode.setLong(XRRModeInfo.dotClock, (long) total * lines * REFRESH);
            mode.setInt(XRRModeInfo.hSyncStart, size.width() + BLANK);
            mode.setInt(XRRModeInfo.hSyncEnd, size.width() + 2 * BLANK);
            mode.setInt(XRRModeInfo.hTotal, total);
            mode.setInt(XRRModeInfo.vSyncStart, size.height() + BLANK);
            mode.setInt(XRRModeInfo.vSyncEnd, size.height() + 2 * BLANK);
            mode.setInt(XRRModeInfo.vTotal, lines);
            mode.setPointer(XRRModeInfo.name, text);
            mode.setInt(XRRModeInfo.nameLength, name.length);
            return Xrandr.XRRCreateMode(connection.display(), connection.root(), mode);
        }
    }

    /** Else each size that a peer ever wished would be offered for ever. */
    private void takeAway(@Nullable Mode mode, Output output) throws X11Lost {
        if (mode != null && mode.name().startsWith(OURS)) {
            Xrandr.XRRDeleteOutputMode(connection.display(), output.id(), mode.id());
            Xrandr.XRRDestroyMode(connection.display(), mode.id());
            connection.check();
        }
    }
}
