package io.deskhost.platform.x11;

import com.sun.jna.Pointer;
import io.deskhost.platform.x11.lib.Offsets.XImage;
import io.deskhost.platform.x11.lib.X11;
import io.deskhost.video.Area;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/** Gets pixels over the connection and copies them: some 4 ms for 1080p instead of 0.2, but it works everywhere. */
final class CopyReader implements PixelReader {

    private final X11Connection connection;
    private final Area place;
    private final int stride;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment memory;

    CopyReader(X11Connection connection, Area place) {
        this.connection = connection;
        this.place = place;
        this.stride = 4 * place.width();
        this.memory = arena.allocate(2L * stride * place.height(), 64);
    }

    @Override
    public String method() {
        return "XGetImage";
    }

    @Override
    public int stride() {
        return stride;
    }

    @Override
    public MemorySegment memory(Slot slot) {
        long size = (long) stride * place.height();
        return memory.asSlice(slot == Slot.FRONT ? 0 : size, size);
    }

    @Override
    public Optional<X11Error> read(Slot slot, int firstRow, int rows) throws X11Lost {
        Pointer image = X11.XGetImage(connection.display(), connection.root(), place.x(), place.y() + firstRow,
                place.width(), rows, X11.AllPlanes, X11.ZPixmap);
        if (image == null) {
            connection.display();
            return connection.refusal().or(() -> Optional.of(X11Error.UNKNOWN));
        }
        long size = (long) rows * stride;
        MemorySegment pixels = MemorySegment.ofAddress(Pointer.nativeValue(image.getPointer(XImage.data)))
                .reinterpret(size);
        MemorySegment.copy(pixels, 0, memory(slot), (long) firstRow * stride, size);
        X11.XDestroyImage(image);
        return Optional.empty();
    }

    @Override
    public void close() {
        arena.close();
    }
}
