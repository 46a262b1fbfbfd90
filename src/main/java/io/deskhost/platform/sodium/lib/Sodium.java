package io.deskhost.platform.sodium.lib;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/** Functions of libsodium. Segments must be native; nothing checks their sizes. Any thread, once initialised. */
public final class Sodium {

    private final MethodHandle init;
    private final MethodHandle randombytesBuf;
    private final MethodHandle secretboxEasy;
    private final MethodHandle secretboxOpenEasy;
    private final MethodHandle boxKeypair;
    private final MethodHandle boxEasy;
    private final MethodHandle boxOpenEasy;
    private final MethodHandle scalarmultBase;
    private final MethodHandle signKeypair;
    private final MethodHandle signSeedKeypair;
    private final MethodHandle sign;
    private final MethodHandle signOpen;

    /** @throws java.util.NoSuchElementException when the library lacks a function */
    public Sodium(SymbolLookup library) {
        init = function(library, "sodium_init");
        randombytesBuf = Linker.nativeLinker().downcallHandle(library.findOrThrow("randombytes_buf"),
                FunctionDescriptor.ofVoid(ADDRESS, JAVA_LONG));
        secretboxEasy = function(library, "crypto_secretbox_easy", ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS);
        secretboxOpenEasy =
                function(library, "crypto_secretbox_open_easy", ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS);
        boxKeypair = function(library, "crypto_box_keypair", ADDRESS, ADDRESS);
        boxEasy = function(library, "crypto_box_easy", ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS, ADDRESS);
        boxOpenEasy =
                function(library, "crypto_box_open_easy", ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS, ADDRESS);
        scalarmultBase = function(library, "crypto_scalarmult_base", ADDRESS, ADDRESS);
        signKeypair = function(library, "crypto_sign_keypair", ADDRESS, ADDRESS);
        signSeedKeypair = function(library, "crypto_sign_seed_keypair", ADDRESS, ADDRESS, ADDRESS);
        sign = function(library, "crypto_sign", ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS);
        signOpen = function(library, "crypto_sign_open", ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS);
    }

    public int sodium_init() {
        try {
            return (int) init.invokeExact();
        } catch (Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }

    public void randombytes_buf(MemorySegment buf, long size) {
        try {
            randombytesBuf.invokeExact(buf, size);
        } catch (Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }

    public int crypto_secretbox_easy(MemorySegment c, MemorySegment m, long mlen, MemorySegment n, MemorySegment k) {
        try {
            return (int) secretboxEasy.invokeExact(c, m, mlen, n, k);
        } catch (Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }

    public int crypto_secretbox_open_easy(MemorySegment m, MemorySegment c, long clen, MemorySegment n,
                                          MemorySegment k) {
        try {
            return (int) secretboxOpenEasy.invokeExact(m, c, clen, n, k);
        } catch (Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }

    public int crypto_box_keypair(MemorySegment pk, MemorySegment sk) {
        try {
            return (int) boxKeypair.invokeExact(pk, sk);
        } catch (Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }

    public int crypto_box_easy(MemorySegment c, MemorySegment m, long mlen, MemorySegment n, MemorySegment pk,
                               MemorySegment sk) {
        try {
            return (int) boxEasy.invokeExact(c, m, mlen, n, pk, sk);
        } catch (Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }

    public int crypto_box_open_easy(MemorySegment m, MemorySegment c, long clen, MemorySegment n, MemorySegment pk,
                                    MemorySegment sk) {
        try {
            return (int) boxOpenEasy.invokeExact(m, c, clen, n, pk, sk);
        } catch (Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }

    public int crypto_scalarmult_base(MemorySegment q, MemorySegment n) {
        try {
            return (int) scalarmultBase.invokeExact(q, n);
        } catch (Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }

    public int crypto_sign_keypair(MemorySegment pk, MemorySegment sk) {
        try {
            return (int) signKeypair.invokeExact(pk, sk);
        } catch (Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }

    public int crypto_sign_seed_keypair(MemorySegment pk, MemorySegment sk, MemorySegment seed) {
        try {
            return (int) signSeedKeypair.invokeExact(pk, sk, seed);
        } catch (Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** {@code smlen_p} may be null. */
    public int crypto_sign(MemorySegment sm, MemorySegment smlen_p, MemorySegment m, long mlen, MemorySegment sk) {
        try {
            return (int) sign.invokeExact(sm, smlen_p, m, mlen, sk);
        } catch (Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** {@code mlen_p} may be null. */
    public int crypto_sign_open(MemorySegment m, MemorySegment mlen_p, MemorySegment sm, long smlen,
                                MemorySegment pk) {
        try {
            return (int) signOpen.invokeExact(m, mlen_p, sm, smlen, pk);
        } catch (Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static MethodHandle function(SymbolLookup library, String name, MemoryLayout... arguments) {
        return Linker.nativeLinker().downcallHandle(library.findOrThrow(name),
                FunctionDescriptor.of(JAVA_INT, arguments));
    }
}
