package io.deskhost.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.message.Codec;
import io.deskhost.message.CodecAbility;
import io.deskhost.message.ImageQuality;
import io.deskhost.message.SessionOptions;
import io.deskhost.message.SupportedDecoding;
import io.deskhost.message.Switch;
import io.deskhost.service.VideoWish;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ViewerOptionsTest {

    private final ViewerOptions options = new ViewerOptions();

    @Test
    void whoWishesNothingGetsABalancedPictureAs30Fps() {
        assertThat(options.wish(12)).isEqualTo(new VideoWish(SupportedDecoding.VP9_ONLY, 30, 0.67, 12));
        assertThat(options.keyboardDisabled()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"LOW, 0.5", "BALANCED, 0.67", "BEST, 1.5"})
    void aPresetWinsOverACustomValue(ImageQuality preset, double ratio) {
        apply(preset, 50 << 8, 0);
        assertThat(options.wish(0).ratio()).isEqualTo(ratio);
    }

    @ParameterizedTest
    @CsvSource({"50, 1.0", "75, 1.5", "10, 0.2", "1, 0.2", "2000, 40", "4095, 40"})
    void takesACustomValueAsPercentOfTwice(int percent, double ratio) {
        apply(ImageQuality.NOT_SET, percent << 8, 0);
        assertThat(options.wish(0).ratio()).isEqualTo(ratio);
    }

    @Test
    void anUnknownPresetDiscardsTheCustomValueToo() {
        apply(ImageQuality.BEST, 0, 0);
        apply(ImageQuality.UNKNOWN, 50 << 8, 0);
        assertThat(options.wish(0).ratio()).isEqualTo(1.5);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 121, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void ignoresARateThatIsNone(int fps) {
        apply(ImageQuality.NOT_SET, 0, 20);
        apply(ImageQuality.NOT_SET, 0, fps);
        options.adjustFps(fps);
        assertThat(options.wish(0).maxFps()).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, Integer.MAX_VALUE})
    void survivesAnyCustomQuality(int value) {
        apply(ImageQuality.NOT_SET, value, 0);
        assertThat(options.wish(0).ratio()).isBetween(0.2, 40.0);
    }

    @Test
    void theOldFormOfTheRateOnlyLowersIt() {
        apply(ImageQuality.NOT_SET, 0, 20);
        options.adjustFps(60);
        assertThat(options.wish(0).maxFps()).isEqualTo(20);
        options.adjustFps(5);
        assertThat(options.wish(0).maxFps()).isEqualTo(5);
    }

    @Test
    void whatIsNotMentionedStaysAsItIs() {
        SupportedDecoding vp8 = new SupportedDecoding(Set.of(Codec.VP8), Optional.empty(), new CodecAbility(Set.of()),
                false);
        options.apply(with(ImageQuality.LOW, 0, 10, Optional.of(vp8), Switch.YES));
        options.apply(SessionOptions.NONE);
        assertThat(options.wish(0)).isEqualTo(new VideoWish(vp8, 10, 0.5, 0));
        assertThat(options.keyboardDisabled()).isTrue();
        options.apply(with(ImageQuality.NOT_SET, 0, 0, Optional.empty(), Switch.NO));
        assertThat(options.keyboardDisabled()).isFalse();
    }

    private void apply(ImageQuality preset, int custom, int fps) {
        options.apply(with(preset, custom, fps, Optional.empty(), Switch.NOT_SET));
    }

    static SessionOptions with(ImageQuality preset, int custom, int fps, Optional<SupportedDecoding> decoding,
                               Switch disableKeyboard) {
        SessionOptions none = SessionOptions.NONE;
        return new SessionOptions(preset, none.lockAfterSessionEnd(), none.showRemoteCursor(), none.privacyMode(),
                none.blockInput(), custom, none.disableAudio(), none.disableClipboard(), none.enableFileTransfer(),
                decoding, fps, disableKeyboard, none.followRemoteCursor(), none.followRemoteWindow(),
                none.disableCamera(), none.terminalPersistent(), none.showMyCursor());
    }
}
