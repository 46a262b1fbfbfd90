package io.deskhost.testpeer;

import java.io.IOException;

/** A signature, a box or a sealed frame that does not open. */
final class SealBroken extends IOException {

    SealBroken(String what) {
        super(what);
    }
}
