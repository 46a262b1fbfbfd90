package io.deskhost.message;

import io.netty.buffer.ByteBuf;

/** Pictures, and what a peer says about them. */
public sealed interface VideoMessage extends SessionMessage {

    /**
     * One coded picture.
     *
     * @param pts  milliseconds since the encoder was opened
     * @param data the packet of the codec; reference-counted, owned by whoever holds the record
     */
    record VideoFrame(Codec codec, int display, boolean key, long pts, ByteBuf data) implements VideoMessage {
    }

    /** Wants a key frame of every display. */
    record RefreshAll(boolean wanted) implements VideoMessage {
    }

    /** Wants a key frame of one display. */
    record RefreshDisplay(int display) implements VideoMessage {
    }

    /** Acknowledges the oldest picture that is not yet acknowledged. */
    record VideoReceived() implements VideoMessage {
    }

    record ClientRecording(boolean recording) implements VideoMessage {
    }

    /** The old form of a limit on the frame rate. */
    record AutoAdjustFps(int fps) implements VideoMessage {
    }

    record EncodingChanged(SupportedEncoding encoding) implements VideoMessage {
    }
}
