package io.deskhost.testpeer;

/** What was waited for did not come. */
public final class Silent extends RuntimeException {

    Silent(String what) {
        super(what);
    }
}
