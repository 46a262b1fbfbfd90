package io.deskhost.platform.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR0;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set_int;
import static org.bytedeco.ffmpeg.global.swscale.SWS_ACCURATE_RND;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_ITU601;
import static org.bytedeco.ffmpeg.global.swscale.SWS_POINT;
import static org.bytedeco.ffmpeg.global.swscale.sws_alloc_context;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_init_context;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import io.deskhost.message.Size;
import io.deskhost.video.Area;
import io.deskhost.video.ColourConverter;
import io.deskhost.video.Picture;
import io.deskhost.video.Planes;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.javacpp.PointerScope;

/**
 * Colours by FFmpeg's scaler, where libyuv is missing. Chroma is the mean of two pixels side by side in every other
 * row: better filters would mix what lies outside of an area into its edge, and take longer. One conversion at a
 * time.
 */
public final class SwscaleConverter implements ColourConverter {

    private static final int CONTEXTS_KEPT = 16;
    private static final int ONE = 1 << 16;
    private static final int PLANES = 4;

    /** A context is made for one size: those used last are kept. */
    private final Map<Size, SwsContext> contexts = new LinkedHashMap<>(CONTEXTS_KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Size, SwsContext> eldest) {
            if (size() <= CONTEXTS_KEPT) {
                return false;
            }
            sws_freeContext(eldest.getValue());
            return true;
        }
    };

    @Override
    public String name() {
        return "swscale";
    }

    @Override
    public synchronized void convert(Picture from, Planes to, Area area) {
        Area whole = to.wholeSamples(from, area);
        int width = whole.width() & ~1;
        int height = whole.height() & ~1;
        scale(from, to, new Area(whole.x(), whole.y(), width, height));
        scale(from, to, new Area(whole.x() + width, whole.y(), whole.width() - width, height));
        scale(from, to, new Area(whole.x(), whole.y() + height, width, whole.height() - height));
        scale(from, to, new Area(whole.x() + width, whole.y() + height, whole.width() - width,
                whole.height() - height));
    }

    /** Of odd sizes greater than 1 the scaler would not take pairs: the last column and row come by themselves. */
    private void scale(Picture from, Planes to, Area even) {
        if (even.pixels() == 0) {
            return;
        }
        SwsContext context = contexts.computeIfAbsent(new Size(even.width(), even.height()), SwscaleConverter::open);
        int chroma = even.y() / 2 * to.strideUv() + even.x() / 2;
        try (PointerScope _ = new PointerScope()) {
            PointerPointer<BytePointer> source = new PointerPointer<>(PLANES);
            source.put(0, at(from.pixels(), even.y() * from.stride() + 4 * even.x()));
            PointerPointer<BytePointer> target = new PointerPointer<>(PLANES);
            target.put(0, at(to.y(), even.y() * to.strideY() + even.x()));
            target.put(1, at(to.u(), chroma));
            target.put(2, at(to.v(), chroma));
            sws_scale(context, source, new IntPointer(from.stride(), 0, 0, 0), 0, even.height(), target,
                    new IntPointer(to.strideY(), to.strideUv(), to.strideUv(), 0));
        }
    }

    private static BytePointer at(ByteBuffer memory, int offset) {
        return new BytePointer(memory.duplicate().clear()).getPointer(offset);
    }

    private static SwsContext open(Size size) {
        SwsContext context = sws_alloc_context();
        set(context, "srcw", size.width());
        set(context, "srch", size.height());
        set(context, "dstw", size.width());
        set(context, "dsth", size.height());
        set(context, "src_format", AV_PIX_FMT_BGR0);
        set(context, "dst_format", AV_PIX_FMT_YUV420P);
        set(context, "sws_flags", SWS_POINT | SWS_ACCURATE_RND);
        IntPointer bt601 = sws_getCoefficients(SWS_CS_ITU601);
        sws_setColorspaceDetails(context, bt601, 1, bt601, 0, 0, ONE, ONE);
        if (sws_init_context(context, null, null) < 0) {
            sws_freeContext(context);
            throw new IllegalStateException("swscale has no converter for " + size);
        }
        return context;
    }

    private static void set(SwsContext context, String option, long value) {
        av_opt_set_int(context, option, value, 0);
    }
}
