package io.deskhost.platform.sodium;

import java.util.List;

/** This machine has no libsodium; the text says how to get it. */
public final class SodiumMissing extends IllegalStateException {

    private static final long serialVersionUID = 1;

    SodiumMissing(List<String> names) {
        super("Cannot load " + String.join(" or ", names)
                + ". Install libsodium (Debian, Ubuntu: apt-get install libsodium23).");
    }
}
