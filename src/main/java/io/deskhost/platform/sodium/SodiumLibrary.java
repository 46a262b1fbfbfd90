package io.deskhost.platform.sodium;

import io.deskhost.platform.sodium.lib.Sodium;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.List;

/** Finds libsodium on this machine. */
public final class SodiumLibrary {

    /** 1.0.12 and later; 1.0.20 and later. What we call is the same in both. */
    private static final List<String> NAMES = List.of("libsodium.so.23", "libsodium.so.26");

    private SodiumLibrary() {
    }

    /** Loaded once and kept for the life of the process. @throws SodiumMissing when there is none */
    public static Sodium load() {
        return load(NAMES);
    }

    static Sodium load(List<String> names) {
        for (var name : names) {
            try {
                return start(new Sodium(SymbolLookup.libraryLookup(name, Arena.global())));
            } catch (IllegalArgumentException notThere) {
                continue;
            }
        }
        throw new SodiumMissing(names);
    }

    private static Sodium start(Sodium sodium) {
        if (sodium.sodium_init() < 0) {
            throw new IllegalStateException("libsodium cannot start: no source of random numbers?");
        }
        return sodium;
    }
}
