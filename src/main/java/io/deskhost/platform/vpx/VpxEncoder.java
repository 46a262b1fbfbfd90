package io.deskhost.platform.vpx;

import io.deskhost.message.Codec;
import io.deskhost.platform.vpx.lib.Vpx;
import io.deskhost.platform.vpx.lib.VpxAbi;
import io.deskhost.video.EncoderSettings;
import io.deskhost.video.PictureEncoder;
import io.deskhost.video.Planes;
import io.deskhost.video.Region;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.Reference;

/**
 * A stream of VP8 or VP9. Blocks without damage are not looked at but copied from the last picture, so damage must be
 * complete. The library always refers to the picture coded last: after {@link #sent sent(false)} only a key frame is
 * right, and the next one is.
 */
final class VpxEncoder implements PictureEncoder {

    /** After a pause the encoder may spend this much time's worth of bits on one picture, not the whole pause's. */
    private static final long LONGEST_STEP_MS = 100;
    /** Above this share of the picture the map costs more than it saves. */
    private static final double WORTH_A_MAP = 0.7;
    private static final long FRAME_MS = 1;

    private final VpxLibrary library;
    private final Vpx vpx;
    private final EncoderSettings settings;
    private final Arena arena = Arena.ofConfined();
    private final MemorySegment context;
    private final MemorySegment iterator = arena.allocate(ValueLayout.ADDRESS);
    private final MemorySegment answer = arena.allocate(ValueLayout.JAVA_INT);
    private final VpxConfig config;
    private final VpxImage image;
    private final VpxActiveMap map;
    private boolean broken = true;
    private long lastPts;
    private long clock;

    VpxEncoder(VpxLibrary library, EncoderSettings settings) throws EncoderFailed {
        this.library = library;
        this.settings = settings;
        vpx = library.vpx();
        VpxAbi abi = library.abi();
        context = arena.allocate(abi.sizes().context(), Long.BYTES);
        image = new VpxImage(abi, arena);
        map = new VpxActiveMap(abi, settings.width(), settings.height(), arena);
        boolean opened = false;
        try {
            MemorySegment iface = settings.codec() == Codec.VP8 ? vpx.vpx_codec_vp8_cx() : vpx.vpx_codec_vp9_cx();
            config = new VpxConfig(library, iface, settings, arena);
            library.check("open", context,
                    vpx.vpx_codec_enc_init_ver(context, iface, config.segment(), 0, abi.encoder()));
            VpxTuning.apply(this::control, settings);
            opened = true;
        } finally {
            if (!opened) {
                close();
            }
        }
    }

    private void control(int id, int value) throws EncoderFailed {
        library.check("control " + id, context, vpx.vpx_codec_control_(context, id, value));
    }

    @Override
    public Packet encode(Planes planes, Region damage, boolean key, long pts) throws EncoderFailed {
        if (planes.width() != settings.width() || planes.height() != settings.height()) {
            throw new EncoderFailed("planes of " + planes.width() + "x" + planes.height() + " for an encoder of "
                    + settings.width() + "x" + settings.height());
        }
        boolean whole = key || broken;
        activate(whole ? Region.NONE : damage, whole);
        tick(pts);
        int code = vpx.vpx_codec_encode(context, image.of(planes), clock, FRAME_MS,
                whole ? Vpx.VPX_EFLAG_FORCE_KF : 0, Vpx.VPX_DL_REALTIME);
        Reference.reachabilityFence(planes);
        library.check("encode", context, code);
        broken = false;
        return packet();
    }

    private void activate(Region damage, boolean whole) throws EncoderFailed {
        Region inside = damage.clip(settings.width(), settings.height());
        boolean off = whole || inside.pixels() > WORTH_A_MAP * settings.width() * settings.height();
        library.check("active map", context,
                vpx.vpx_codec_control_(context, Vpx.VP8E_SET_ACTIVEMAP, off ? map.off() : map.of(inside)));
    }

    private void tick(long pts) {
        clock += Math.clamp(pts - lastPts, FRAME_MS, LONGEST_STEP_MS);
        lastPts = pts;
    }

    private Packet packet() throws EncoderFailed {
        VpxAbi abi = library.abi();
        iterator.set(ValueLayout.ADDRESS, 0, MemorySegment.NULL);
        MemorySegment packet;
        while ((packet = vpx.vpx_codec_get_cx_data(context, iterator)).address() != 0) {
            MemorySegment fields = packet.reinterpret(abi.packet().flags() + Integer.BYTES);
            if (fields.get(ValueLayout.JAVA_INT, abi.packet().kind()) == Vpx.VPX_CODEC_CX_FRAME_PKT) {
                return frame(fields);
            }
        }
        throw new EncoderFailed("no packet came out");
    }

    private Packet frame(MemorySegment fields) throws EncoderFailed {
        VpxAbi.Packet at = library.abi().packet();
        long size = fields.get(ValueLayout.JAVA_LONG, at.size());
        boolean key = (fields.get(ValueLayout.JAVA_INT, at.flags()) & Vpx.VPX_FRAME_IS_KEY) != 0;
        return new Packet(fields.get(ValueLayout.ADDRESS, at.buffer()).reinterpret(size).asByteBuffer(), key,
                quantiser());
    }

    private int quantiser() throws EncoderFailed {
        library.check("quantiser", context,
                vpx.vpx_codec_control_(context, Vpx.VP8E_GET_LAST_QUANTIZER_64, answer));
        return answer.get(ValueLayout.JAVA_INT, 0);
    }

    @Override
    public void sent(boolean sent) {
        broken |= !sent;
    }

    @Override
    public void rate(EncoderSettings.Rate rate) throws EncoderFailed {
        config.rate(rate);
        library.check("rate", context, vpx.vpx_codec_enc_config_set(context, config.segment()));
    }

    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            vpx.vpx_codec_destroy(context);
            arena.close();
        }
    }
}
