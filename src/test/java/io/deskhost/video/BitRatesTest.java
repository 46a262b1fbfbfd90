package io.deskhost.video;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.message.Codec;
import io.deskhost.video.EncoderSettings.Rate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BitRatesTest {

    @ParameterizedTest
    @CsvSource({
        "640, 480, 400, 200/268/400/600, 400/536/800/1200, 300/402/600/900",
        "1280, 800, 1074, 537/719/1074/1611, 1074/1439/2148/3222, 805/1079/1611/2416",
        "1920, 1080, 2073, 1036/1388/2073/3109, 2073/2777/4004/4583, 1554/2083/3038/3846",
        "1920, 1200, 2292, 1146/1535/2292/3438, 2292/3071/4065/4848, 1719/2303/3178/4143",
        "3840, 2160, 5000, 2500/3350/5000/7500, 4166/4775/6250/8653, 3333/4062/5625/8076",
        "5120, 2880, 8889, 4444/5955/8889/13333, 5734/7157/10015/14414, 5089/6556/9452/13874"})
    void areTheOnesThatClientsKnow(int width, int height, int base, String vp9, String h264, String h265) {
        assertThat(BitRates.base(width, height)).isEqualTo(base);
        double[] ratios = {0.5, 0.67, 1.0, 1.5};
        for (int i = 0; i < ratios.length; i++) {
            assertThat(kbps(Codec.VP9, width, height, ratios[i])).isEqualTo(figure(vp9, i));
            assertThat(kbps(Codec.H264, width, height, ratios[i])).isEqualTo(figure(h264, i));
            assertThat(kbps(Codec.H265, width, height, ratios[i])).isEqualTo(figure(h265, i));
        }
    }

    private static int kbps(Codec codec, int width, int height, double ratio) {
        return BitRates.rate(codec, width, height, ratio, 30).kbps();
    }

    private static int figure(String figures, int index) {
        return Integer.parseInt(figures.split("/")[index]);
    }

    @ParameterizedTest
    @CsvSource({"0.1, 34, 55, 23, 44", "0.2, 32, 54, 22, 43", "0.5, 27, 51, 19, 40", "0.67, 24, 50, 18, 38",
        "1.0, 18, 47, 15, 35", "1.5, 9, 42, 10, 30", "2.0, 0, 37, 5, 25", "40, 0, 37, 5, 25", "99, 0, 37, 5, 25",
        "0, 34, 55, 23, 44"})
    void haveTheirQuantisers(double ratio, int best, int worst, int av1Best, int av1Worst) {
        Rate vp9 = BitRates.rate(Codec.VP9, 1920, 1080, ratio, 30);
        Rate av1 = BitRates.rate(Codec.AV1, 1920, 1080, ratio, 30);
        assertThat(new int[] {vp9.quantMin(), vp9.quantMax(), av1.quantMin(), av1.quantMax()})
                .containsExactly(best, worst, av1Best, av1Worst);
    }
}
