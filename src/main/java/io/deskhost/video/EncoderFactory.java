package io.deskhost.video;

import io.deskhost.message.Codec;
import java.util.Set;

/** One library of encoders. */
public interface EncoderFactory {

    /** For the log and the metrics: {@code libvpx}, {@code ffmpeg}. */
    String name();

    /** The codecs that passed the self-test here: opened, a picture encoded, a packet came out. Empty if missing. */
    Set<Codec> codecs();

    PictureEncoder open(EncoderSettings settings) throws PictureEncoder.EncoderFailed;
}
