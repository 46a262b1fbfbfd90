package io.deskhost.video;

import java.nio.ByteBuffer;

/** One open encoder: one stream of one codec and size. Confined to its encode thread. */
public interface PictureEncoder extends AutoCloseable {

    /**
     * Encodes the planes; exactly one packet that shows a picture comes out at once.
     *
     * @param damage what differs from the last picture that was encoded; a hint, never the truth for a key frame
     * @param key    make a key frame
     * @param pts    milliseconds, growing; the first may be any
     * @throws EncoderFailed when the library refuses; the encoder is then to be closed and opened anew
     */
    Packet encode(Planes planes, Region damage, boolean key, long pts) throws EncoderFailed;

    /** Whether the last packet went out. An encoder that hears "no" must not refer to it. */
    void sent(boolean sent);

    /** Changes rate and quantisers of the running stream, without a key frame. */
    void rate(EncoderSettings.Rate rate) throws EncoderFailed;

    @Override
    void close();

    /**
     * @param data      direct memory of the encoder, holds until the next call
     * @param quantiser with which it was coded, scale 0 to 63
     */
    record Packet(ByteBuffer data, boolean key, int quantiser) {
    }

    /** The library refused. */
    final class EncoderFailed extends Exception {

        private static final long serialVersionUID = 1;

        public EncoderFailed(String why) {
            super(why);
        }
    }
}
