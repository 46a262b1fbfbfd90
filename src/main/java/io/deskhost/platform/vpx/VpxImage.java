package io.deskhost.platform.vpx;

import io.deskhost.platform.vpx.lib.Vpx;
import io.deskhost.platform.vpx.lib.VpxAbi;
import io.deskhost.video.Planes;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A {@code vpx_image_t} that points at our planes, without copying them. Confined to the encode thread. */
final class VpxImage {

    private static final int BITS_PER_SAMPLE = 12;

    private final VpxAbi.Image at;
    private final MemorySegment image;
    /** Keeps the memory alive to which the image points. */
    private @Nullable Planes shown;

    VpxImage(VpxAbi abi, Arena arena) {
        at = abi.image();
        image = arena.allocate(abi.sizes().image(), Long.BYTES);
    }

    MemorySegment of(Planes planes) {
        if (planes != shown) {
            describe(planes);
            point(0, planes.y(), planes.strideY());
            point(1, planes.u(), planes.strideUv());
            point(2, planes.v(), planes.strideUv());
            shown = planes;
        }
        return image;
    }

    private void describe(Planes planes) {
        put(at.format(), Vpx.VPX_IMG_FMT_I420);
        put(at.colourSpace(), Vpx.VPX_CS_BT_601);
        put(at.range(), Vpx.VPX_CR_STUDIO_RANGE);
        put(at.width(), planes.strideY());
        put(at.height(), planes.height());
        put(at.bitDepth(), Byte.SIZE);
        put(at.displayWidth(), planes.width());
        put(at.displayHeight(), planes.height());
        put(at.chromaShiftX(), 1);
        put(at.chromaShiftY(), 1);
        put(at.bitsPerSample(), BITS_PER_SAMPLE);
    }

    private void point(int plane, ByteBuffer memory, int stride) {
        image.set(ValueLayout.ADDRESS, at.planes() + plane * ValueLayout.ADDRESS.byteSize(),
                MemorySegment.ofBuffer(memory.duplicate().clear()));
        put(at.strides() + plane * ValueLayout.JAVA_INT.byteSize(), stride);
    }

    private void put(long offset, int value) {
        image.set(ValueLayout.JAVA_INT, offset, value);
    }
}
