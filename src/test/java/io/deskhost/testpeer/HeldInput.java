package io.deskhost.testpeer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.CountDownLatch;

/** A stream that can be left unread for a while, also in the middle of a frame. A read under way still comes back. */
final class HeldInput extends FilterInputStream {

    private volatile CountDownLatch gate = new CountDownLatch(0);

    HeldInput(InputStream in) {
        super(in);
    }

    void hold() {
        gate = new CountDownLatch(1);
    }

    void resume() {
        gate.countDown();
    }

    @Override
    public int read() throws IOException {
        pass();
        return super.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        pass();
        return super.read(into, offset, length);
    }

    private void pass() throws InterruptedIOException {
        try {
            gate.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while holding");
        }
    }
}
