package io.deskhost.service;

/** Somebody who is told what a service publishes. Called on the service's thread: must not block. */
@FunctionalInterface
public interface Subscriber {

    /** Takes over one reference of what is reference-counted in it. */
    void offer(Published published);
}
