package io.deskhost.video;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EncoderThreadsTest {

    @Test
    void areSharedByAllDisplaysAndNeverLessThanOne() {
        EncoderThreads threads = new EncoderThreads(5);
        assertThat(threads.take(3840, 2160)).isEqualTo(4);
        assertThat(threads.take(1920, 1080)).isEqualTo(1);
        assertThat(threads.take(1920, 1080)).isEqualTo(1);
        threads.giveBack(4);
        assertThat(threads.take(1280, 800)).isEqualTo(2);
    }

    @Test
    void areFewForASmallPicture() {
        assertThat(new EncoderThreads(16).take(320, 200)).isEqualTo(1);
    }
}
