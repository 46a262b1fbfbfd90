package io.deskhost.platform.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.deskhost.message.Codec;
import io.deskhost.video.Area;
import io.deskhost.video.Canvas;
import io.deskhost.video.EncoderSettings;
import io.deskhost.video.EncoderSettings.Rate;
import io.deskhost.video.PictureEncoder;
import io.deskhost.video.PictureEncoder.EncoderFailed;
import io.deskhost.video.PictureEncoder.Packet;
import io.deskhost.video.Planes;
import io.deskhost.video.Region;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FfmpegEncoderTest {

    private final SwscaleConverter colours = new SwscaleConverter();

    @ParameterizedTest
    @EnumSource(names = {"VP8", "VP9"})
    void stepsInWhereLibvpxIsMissing(Codec codec) throws EncoderFailed {
        FfmpegEncoderFactory factory = new FfmpegEncoderFactory();
        assertThat(factory.codecs()).contains(codec);
        Canvas canvas = new Canvas(645, 401).text(new Area(0, 0, 645, 401), new Random(1));
        canvas.fill(new Area(0, 0, 99, 99), 0xff0000);
        Planes planes = Planes.allocate(645, 401);
        colours.convert(canvas.picture(), planes, canvas.whole());
        EncoderSettings settings = new EncoderSettings(codec, 645, 401, 2, new Rate(2000, 30, 24, 50));
        try (PictureEncoder encoder = factory.open(settings); PictureDecoder decoder = new PictureDecoder(codec)) {
            Packet first = encoder.encode(planes, Region.NONE, false, 0);
            assertThat(first.key()).isTrue();
            Decoded picture = decoder.decode(first.data());
            assertThat(picture.width()).isEqualTo(645);
            assertThat(picture.at(50, 50)[2]).isCloseTo(240, within(6));
            encoder.rate(new Rate(2000, 30, 8, 8));
            Packet fine = encoder.encode(planes, Region.NONE, false, 40);
            assertThat(fine.key()).isFalse();
            assertThat(decoder.decode(fine.data()).psnr(planes)).isGreaterThan(40);
            Packet forced = encoder.encode(planes, Region.NONE, true, 80);
            assertThat(forced.key()).isTrue();
            try (PictureDecoder fresh = new PictureDecoder(codec)) {
                assertThat(fresh.decode(forced.data()).height()).isEqualTo(401);
            }
        }
    }
}
