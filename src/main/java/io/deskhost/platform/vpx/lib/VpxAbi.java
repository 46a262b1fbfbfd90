package io.deskhost.platform.vpx.lib;

import java.util.List;

/**
 * Where the fields lie that we use, for one binary interface of libvpx on 64-bit machines.
 *
 * @param soname  file name of the library
 * @param encoder {@code VPX_ENCODER_ABI_VERSION}; the library refuses to open an encoder for another one
 */
public record VpxAbi(String soname, int encoder, Sizes sizes, Cfg cfg, Image image, Packet packet, ActiveMap map) {

    /** Every interface that is known; libvpx 1.12 is the one of Debian 12. */
    public static final List<VpxAbi> KNOWN = List.of(new VpxAbi("libvpx.so.7", 25,
            new Sizes(504, 136, 56, 16),
            new Cfg(4, 12, 16, 28, 32, 36, 44, 48, 72, 112, 116, 120, 124, 128, 132, 136, 140, 160),
            new Image(0, 4, 8, 12, 16, 20, 24, 28, 40, 44, 48, 80, 96),
            new Packet(0, 8, 16, 40),
            new ActiveMap(0, 8, 12)));

    /** Bytes of {@code vpx_codec_enc_cfg_t}, {@code vpx_image_t}, {@code vpx_codec_ctx_t} and the active map. */
    public record Sizes(long cfg, long image, long context, long map) {
    }

    /** {@code vpx_codec_enc_cfg_t}. */
    public record Cfg(long threads, long width, long height, long timebaseNum, long timebaseDen, long errorResilient,
                      long lagInFrames, long dropFrameThreshold, long endUsage, long targetBitrate,
                      long minQuantizer, long maxQuantizer, long undershoot, long overshoot, long bufferSize,
                      long bufferInitial, long bufferOptimal, long keyFrameMode) {
    }

    /** {@code vpx_image_t}. */
    public record Image(long format, long colourSpace, long range, long width, long height, long bitDepth,
                        long displayWidth, long displayHeight, long chromaShiftX, long chromaShiftY, long planes,
                        long strides, long bitsPerSample) {
    }

    /** {@code vpx_codec_cx_pkt_t}. */
    public record Packet(long kind, long buffer, long size, long flags) {
    }

    /** {@code vpx_active_map_t}. */
    public record ActiveMap(long map, long rows, long columns) {
    }
}
