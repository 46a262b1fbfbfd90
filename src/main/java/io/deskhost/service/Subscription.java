package io.deskhost.service;

/** What is held while subscribed. Closing twice is harmless. */
public interface Subscription extends AutoCloseable {

    @Override
    void close();
}
