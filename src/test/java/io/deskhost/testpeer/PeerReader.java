package io.deskhost.testpeer;

import com.google.protobuf.InvalidProtocolBufferException;
import io.deskhost.wire.proto.Peer.Message;
import io.deskhost.wire.proto.Peer.VideoFrame;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;

/** The ears of a client: reads every frame, answers probes, hands pictures to the viewer. A thread of its own. */
final class PeerReader {

    private static final long JOIN_MILLIS = 2000;

    private final FramedStream stream;
    private final HeardLog log;
    private final Viewer viewer;
    private final boolean keepMedia;
    private final Thread thread = Thread.ofPlatform().daemon().name("peer-reader").unstarted(this::read);
    private volatile boolean echo;
    private volatile boolean acknowledging;
    private volatile boolean leaving;

    PeerReader(FramedStream stream, HeardLog log, Viewer viewer, PeerOptions options) {
        this.stream = stream;
        this.log = log;
        this.viewer = viewer;
        this.keepMedia = options.keepMedia();
        this.echo = options.echo();
        this.acknowledging = options.ack();
    }

    void start() {
        thread.start();
    }

    void echo(boolean answered) {
        echo = answered;
    }

    void acknowledge(boolean acknowledged) {
        acknowledging = acknowledged;
    }

    boolean acknowledges() {
        return acknowledging;
    }

    /** From now on an end of the stream is our own doing. */
    void leaving() {
        leaving = true;
    }

    void join() {
        try {
            thread.join(JOIN_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        EndReason end = EndReason.LEFT;
        try {
            end = readAll();
        } finally {
            log.ended(leaving ? EndReason.LEFT : end);
        }
    }

    private EndReason readAll() {
        try {
            byte[] payload = stream.receive();
            while (payload != null) {
                hear(payload);
                payload = stream.receive();
            }
            return EndReason.CLOSED;
        } catch (SealBroken broken) {
            return EndReason.SEAL_BROKEN;
        } catch (EOFException cut) {
            return EndReason.CUT;
        } catch (IOException failed) {
            return isReset(failed) ? EndReason.RESET : EndReason.CLOSED;
        }
    }

    private void hear(byte[] payload) throws IOException {
        long at = System.nanoTime();
        Message message;
        try {
            message = Message.parseFrom(payload);
        } catch (InvalidProtocolBufferException unreadable) {
            log.unreadable();
            return;
        }
        if (echo && message.hasTestDelay() && !message.getTestDelay().getFromClient()) {
            answer(payload);
        }
        show(at, message);
        log.add(new Heard(at, keepMedia ? message : withoutMedia(message)));
    }

    /** A host that has closed in order takes no answer any more, but what it said before is still to be read. */
    private void answer(byte[] probe) throws IOException {
        try {
            stream.send(probe);
        } catch (IOException gone) {
            if (isReset(gone)) {
                throw gone;
            }
        }
    }

    private static boolean isReset(IOException failure) {
        return failure instanceof SocketException && String.valueOf(failure.getMessage()).contains("reset");
    }

    private void show(long at, Message message) {
        if (message.hasVideoFrame()) {
            viewer.arrived(at, message.getVideoFrame());
        } else if (message.hasLoginResponse() && message.getLoginResponse().hasPeerInfo()) {
            viewer.told(message.getLoginResponse().getPeerInfo().getDisplaysList(),
                    message.getLoginResponse().getPeerInfo().getCurrentDisplay());
        } else if (message.hasPeerInfo()) {
            viewer.updated(message.getPeerInfo().getDisplaysList());
        } else if (message.hasMisc() && message.getMisc().hasSwitchDisplay()) {
            viewer.switched(message.getMisc().getSwitchDisplay());
        }
    }

    private static Message withoutMedia(Message message) {
        return message.hasVideoFrame()
                ? Message.newBuilder().setVideoFrame(VideoFrame.newBuilder().setDisplay(
                        message.getVideoFrame().getDisplay())).build()
                : message;
    }
}
