package io.deskhost.video;

import io.deskhost.message.Codec;
import io.deskhost.video.PictureEncoder.EncoderFailed;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The self-test of encoders: what is announced to peers has made a picture before. */
public final class EncoderTrial {

    private static final Logger log = LoggerFactory.getLogger(EncoderTrial.class);
    private static final int SIZE = 64;
    private static final EncoderSettings.Rate RATE = new EncoderSettings.Rate(500, 30, 10, 50);

    private EncoderTrial() {
    }

    /** Opens each encoder and has it make a key frame. */
    public static Set<Codec> passed(EncoderFactory factory, Set<Codec> offered) {
        Set<Codec> passed = EnumSet.noneOf(Codec.class);
        for (Codec codec : offered) {
            if (passes(factory, codec)) {
                passed.add(codec);
            }
        }
        return Set.copyOf(passed);
    }

    private static boolean passes(EncoderFactory factory, Codec codec) {
        try (PictureEncoder encoder = factory.open(new EncoderSettings(codec, SIZE, SIZE, 1, RATE))) {
            PictureEncoder.Packet packet = encoder.encode(Planes.allocate(SIZE, SIZE), Region.NONE, true, 0);
            return packet.key() && packet.data().hasRemaining();
        } catch (EncoderFailed failure) {
            log.warn("{} cannot encode {}: {}", factory.name(), codec, failure.getMessage());
            return false;
        }
    }
}
