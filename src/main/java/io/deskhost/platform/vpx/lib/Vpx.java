package io.deskhost.platform.vpx.lib;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** The functions of libvpx. Safe for several threads on different contexts. */
public final class Vpx {

    public static final int VPX_CODEC_OK = 0;
    public static final int VPX_CODEC_CX_FRAME_PKT = 0;
    public static final int VPX_FRAME_IS_KEY = 1;
    public static final int VPX_EFLAG_FORCE_KF = 1;
    public static final int VPX_DL_REALTIME = 1;
    public static final int VPX_CBR = 1;
    public static final int VPX_KF_DISABLED = 0;
    public static final int VPX_IMG_FMT_I420 = 0x102;
    public static final int VPX_CS_BT_601 = 1;
    public static final int VPX_CR_STUDIO_RANGE = 0;

    public static final int VP8E_SET_ACTIVEMAP = 9;
    public static final int VP8E_SET_CPUUSED = 13;
    public static final int VP8E_SET_NOISE_SENSITIVITY = 15;
    public static final int VP8E_SET_STATIC_THRESHOLD = 17;
    public static final int VP8E_GET_LAST_QUANTIZER_64 = 20;
    public static final int VP8E_SET_MAX_INTRA_BITRATE_PCT = 26;
    public static final int VP8E_SET_SCREEN_CONTENT_MODE = 31;
    public static final int VP9E_SET_TILE_COLUMNS = 33;
    public static final int VP9E_SET_AQ_MODE = 36;
    public static final int VP9E_SET_TUNE_CONTENT = 43;
    public static final int VP9E_SET_ROW_MT = 55;
    public static final int VP9E_CONTENT_SCREEN = 1;

    private static final ValueLayout.OfInt INT = JAVA_INT;
    private static final MemoryLayout POINTER = ADDRESS;
    private static final long TEXT = 1024;

    private final Linker linker = Linker.nativeLinker();
    private final SymbolLookup library;
    private final MethodHandle vp8;
    private final MethodHandle vp9;
    private final MethodHandle configDefault;
    private final MethodHandle init;
    private final MethodHandle configSet;
    private final MethodHandle encode;
    private final MethodHandle packets;
    private final MethodHandle controlInt;
    private final MethodHandle controlPointer;
    private final MethodHandle destroy;
    private final MethodHandle errorText;
    private final MethodHandle errorDetail;
    private final MethodHandle version;

    /** @throws java.util.NoSuchElementException when the library lacks a function */
    public Vpx(SymbolLookup library) {
        this.library = library;
        vp8 = function("vpx_codec_vp8_cx", FunctionDescriptor.of(POINTER));
        vp9 = function("vpx_codec_vp9_cx", FunctionDescriptor.of(POINTER));
        configDefault = function("vpx_codec_enc_config_default", FunctionDescriptor.of(INT, POINTER, POINTER, INT));
        init = function("vpx_codec_enc_init_ver",
                FunctionDescriptor.of(INT, POINTER, POINTER, POINTER, JAVA_LONG, INT));
        configSet = function("vpx_codec_enc_config_set", FunctionDescriptor.of(INT, POINTER, POINTER));
        encode = function("vpx_codec_encode",
                FunctionDescriptor.of(INT, POINTER, POINTER, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));
        packets = function("vpx_codec_get_cx_data", FunctionDescriptor.of(POINTER, POINTER, POINTER));
        controlInt = function("vpx_codec_control_", FunctionDescriptor.of(INT, POINTER, INT, INT),
                Linker.Option.firstVariadicArg(2));
        controlPointer = function("vpx_codec_control_", FunctionDescriptor.of(INT, POINTER, INT, POINTER),
                Linker.Option.firstVariadicArg(2));
        destroy = function("vpx_codec_destroy", FunctionDescriptor.of(INT, POINTER));
        errorText = function("vpx_codec_err_to_string", FunctionDescriptor.of(POINTER, INT));
        errorDetail = function("vpx_codec_error_detail", FunctionDescriptor.of(POINTER, POINTER));
        version = function("vpx_codec_version_str", FunctionDescriptor.of(POINTER));
    }

    private MethodHandle function(String name, FunctionDescriptor type, Linker.Option... options) {
        return linker.downcallHandle(library.findOrThrow(name), type, options);
    }

    public MemorySegment vpx_codec_vp8_cx() {
        return pointer(() -> (MemorySegment) vp8.invokeExact());
    }

    public MemorySegment vpx_codec_vp9_cx() {
        return pointer(() -> (MemorySegment) vp9.invokeExact());
    }

    public int vpx_codec_enc_config_default(MemorySegment iface, MemorySegment cfg, int usage) {
        return code(() -> (int) configDefault.invokeExact(iface, cfg, usage));
    }

    public int vpx_codec_enc_init_ver(MemorySegment ctx, MemorySegment iface, MemorySegment cfg, long flags,
                                      int ver) {
        return code(() -> (int) init.invokeExact(ctx, iface, cfg, flags, ver));
    }

    public int vpx_codec_enc_config_set(MemorySegment ctx, MemorySegment cfg) {
        return code(() -> (int) configSet.invokeExact(ctx, cfg));
    }

    public int vpx_codec_encode(MemorySegment ctx, MemorySegment img, long pts, long duration, long flags,
                                long deadline) {
        return code(() -> (int) encode.invokeExact(ctx, img, pts, duration, flags, deadline));
    }

    public MemorySegment vpx_codec_get_cx_data(MemorySegment ctx, MemorySegment iter) {
        return pointer(() -> (MemorySegment) packets.invokeExact(ctx, iter));
    }

    public int vpx_codec_control_(MemorySegment ctx, int id, int value) {
        return code(() -> (int) controlInt.invokeExact(ctx, id, value));
    }

    public int vpx_codec_control_(MemorySegment ctx, int id, MemorySegment value) {
        return code(() -> (int) controlPointer.invokeExact(ctx, id, value));
    }

    public int vpx_codec_destroy(MemorySegment ctx) {
        return code(() -> (int) destroy.invokeExact(ctx));
    }

    public String vpx_codec_err_to_string(int error) {
        return text(pointer(() -> (MemorySegment) errorText.invokeExact(error)));
    }

    /** Empty where the library gives a null pointer. */
    public String vpx_codec_error_detail(MemorySegment ctx) {
        return text(pointer(() -> (MemorySegment) errorDetail.invokeExact(ctx)));
    }

    public String vpx_codec_version_str() {
        return text(pointer(() -> (MemorySegment) version.invokeExact()));
    }

    private static String text(MemorySegment pointer) {
        return pointer.address() == 0 ? "" : pointer.reinterpret(TEXT).getString(0);
    }

    @FunctionalInterface
    private interface IntCall {
        int call() throws Throwable;
    }

    @FunctionalInterface
    private interface PointerCall {
        MemorySegment call() throws Throwable;
    }

    private static int code(IntCall call) {
        try {
            return call.call();
        } catch (Throwable failure) {
            throw new AssertionError("A binding of libvpx does not fit", failure);
        }
    }

    private static MemorySegment pointer(PointerCall call) {
        try {
            return call.call();
        } catch (Throwable failure) {
            throw new AssertionError("A binding of libvpx does not fit", failure);
        }
    }
}
