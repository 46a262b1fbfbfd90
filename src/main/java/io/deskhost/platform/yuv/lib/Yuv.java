package io.deskhost.platform.yuv.lib;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/** The functions of libyuv. Safe for several threads on different memory. */
public final class Yuv {

    /** As Debian and its children name it. */
    public static final String SONAME = "libyuv.so.0";

    private final MethodHandle toI420;

    /** @throws java.util.NoSuchElementException when the library lacks a function */
    public Yuv(SymbolLookup library) {
        toI420 = Linker.nativeLinker().downcallHandle(library.findOrThrow("ARGBToI420"),
                FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS,
                        JAVA_INT, JAVA_INT, JAVA_INT));
    }

    public int ARGBToI420(MemorySegment src, int srcStride, MemorySegment y, int strideY, MemorySegment u,
                          int strideU, MemorySegment v, int strideV, int width, int height) {
        try {
            return (int) toI420.invokeExact(src, srcStride, y, strideY, u, strideU, v, strideV, width, height);
        } catch (Throwable failure) {
            throw new AssertionError("The binding of libyuv does not fit", failure);
        }
    }
}
