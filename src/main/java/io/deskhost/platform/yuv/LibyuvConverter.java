package io.deskhost.platform.yuv;

import io.deskhost.platform.yuv.lib.Yuv;
import io.deskhost.video.Area;
import io.deskhost.video.ColourConverter;
import io.deskhost.video.Picture;
import io.deskhost.video.Planes;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.nio.ByteBuffer;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Colours by libyuv: BT.601 limited, chroma as the mean of 2x2 pixels. What it calls ARGB is BGRX in memory. */
public final class LibyuvConverter implements ColourConverter {

    private final Yuv yuv;

    private LibyuvConverter(Yuv yuv) {
        this.yuv = yuv;
    }

    /** Empty when the library is not installed. */
    public static Optional<LibyuvConverter> find() {
        try {
            return Optional.of(new LibyuvConverter(
                    new Yuv(SymbolLookup.libraryLookup(Yuv.SONAME, Arena.global()))));
        } catch (IllegalArgumentException | NoSuchElementException missing) {
            return Optional.empty();
        }
    }

    @Override
    public String name() {
        return "libyuv";
    }

    @Override
    public void convert(Picture from, Planes to, Area area) {
        Area even = to.wholeSamples(from, area);
        int x = even.x();
        int y = even.y();
        yuv.ARGBToI420(at(from.pixels(), (long) y * from.stride() + 4L * x), from.stride(),
                at(to.y(), (long) y * to.strideY() + x), to.strideY(),
                at(to.u(), (long) y / 2 * to.strideUv() + x / 2), to.strideUv(),
                at(to.v(), (long) y / 2 * to.strideUv() + x / 2), to.strideUv(), even.width(), even.height());
    }

    private static MemorySegment at(ByteBuffer memory, long offset) {
        return MemorySegment.ofBuffer(memory.duplicate().clear()).asSlice(offset);
    }
}
