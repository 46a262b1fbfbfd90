package io.deskhost.platform.x11;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import io.deskhost.platform.x11.lib.Offsets.XImage;
import io.deskhost.platform.x11.lib.Offsets.XShmSegmentInfo;
import io.deskhost.platform.x11.lib.X11;
import io.deskhost.platform.x11.lib.Xext;
import io.deskhost.video.Area;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the X server write into shared memory. The segment is for this user only (0600) and is marked for removal as
 * soon as the server has attached it, so nobody else can attach it and nothing is left when both are gone.
 *
 * <p>Rows are read in place: {@code XShmGetImage} writes where {@code XImage.data} points within the segment, and as
 * many rows as {@code XImage.height} says.
 */
final class ShmReader implements PixelReader {

    private static final Logger LOG = LoggerFactory.getLogger(ShmReader.class);

    private final X11Connection connection;
    private final Area place;
    private final SharedSegment segment;
    private final Memory info;
    private final Pointer image;
    private final int stride;

    private ShmReader(X11Connection connection, Area place, SharedSegment segment, Memory info, Pointer image) {
        this.connection = connection;
        this.place = place;
        this.segment = segment;
        this.info = info;
        this.image = image;
        this.stride = image.getInt(XImage.bytes_per_line);
    }

    /** Empty where the server has no MIT-SHM, is remote, or may not attach segments of this user. */
    static Optional<PixelReader> open(X11Connection connection, Area place) throws X11Lost {
        if (!X11Library.XEXT.present() || Xext.XShmQueryExtension(connection.display()) == 0) {
            return Optional.empty();
        }
        Pointer display = connection.display();
        SharedSegment segment = SharedSegment.allocate(2L * 4 * place.width() * place.height());
        return segment == null ? Optional.empty() : attach(connection, display, place, segment);
    }

    /** Throws nothing: the segment would outlive this process. */
    private static Optional<PixelReader> attach(X11Connection connection, Pointer display, Area place,
            SharedSegment segment) {
        Memory info = new Memory(XShmSegmentInfo.SIZE);
        info.clear();
        info.setInt(XShmSegmentInfo.shmid, segment.id());
        info.setPointer(XShmSegmentInfo.shmaddr, segment.address());
        int screen = X11.XDefaultScreen(display);
        Pointer image = Xext.XShmCreateImage(display, X11.XDefaultVisual(display, screen),
                X11.XDefaultDepth(display, screen), X11.ZPixmap, segment.address(), info, place.width(),
                place.height());
        if (image == null) {
            segment.close();
            return Optional.empty();
        }
        ShmReader reader = new ShmReader(connection, place, segment, info, image);
        Xext.XShmAttach(display, info);
        Optional<X11Error> refused = connection.check();
        segment.remove();
        if (refused.isPresent() || connection.lost()) {
            LOG.debug("the X server does not attach our segment: {}", refused);
            reader.free();
            return Optional.empty();
        }
        return Optional.of(reader);
    }

    @Override
    public String method() {
        return "XShm";
    }

    @Override
    public int stride() {
        return stride;
    }

    @Override
    public MemorySegment memory(Slot slot) {
        return segment.memory().asSlice(offset(slot), pictureSize());
    }

    private long pictureSize() {
        return (long) stride * place.height();
    }

    private long offset(Slot slot) {
        return slot == Slot.FRONT ? 0 : pictureSize();
    }

    @Override
    public Optional<X11Error> read(Slot slot, int firstRow, int rows) throws X11Lost {
        image.setInt(XImage.height, rows);
        image.setPointer(XImage.data, segment.address().share(offset(slot) + (long) firstRow * stride));
        int done = Xext.XShmGetImage(connection.display(), connection.root(), image, place.x(), place.y() + firstRow,
                X11.AllPlanes);
        if (done != 0) {
            return Optional.empty();
        }
        connection.display();
        return connection.refusal().or(() -> Optional.of(X11Error.UNKNOWN));
    }

    @Override
    public void close() {
        try {
            Xext.XShmDetach(connection.display(), info);
        } catch (X11Lost _) {
            // a server that is gone has detached it
        }
        free();
    }

    private void free() {
        X11.XDestroyImage(image);
        info.close();
        segment.close();
    }
}
