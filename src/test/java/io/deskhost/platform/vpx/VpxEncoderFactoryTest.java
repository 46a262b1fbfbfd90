package io.deskhost.platform.vpx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deskhost.message.Codec;
import io.deskhost.platform.vpx.lib.Vpx;
import io.deskhost.platform.vpx.lib.VpxAbi;
import io.deskhost.testing.Needs;
import io.deskhost.video.EncoderSettings;
import io.deskhost.video.PictureEncoder.EncoderFailed;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VpxEncoderFactoryTest {

    private static final EncoderSettings SETTINGS =
            new EncoderSettings(Codec.VP9, 64, 64, 1, new EncoderSettings.Rate(500, 30, 10, 50));

    private static VpxLibrary library() {
        VpxLibrary.Search search = VpxLibrary.find();
        Needs.that(search instanceof VpxLibrary.Search.Found, "libvpx of a known interface");
        return ((VpxLibrary.Search.Found) search).library();
    }

    @Test
    void offersWhatPassedItsTrial() {
        VpxLibrary library = library();
        assertThat(new VpxEncoderFactory(new VpxLibrary.Search.Found(library)).codecs())
                .isEqualTo(Set.of(Codec.VP8, Codec.VP9));
    }

    @Test
    void offersNothingWithoutTheLibrary() {
        VpxEncoderFactory factory = new VpxEncoderFactory(new VpxLibrary.Search.Missing("not found"));
        assertThat(factory.codecs()).isEmpty();
        assertThatThrownBy(() -> factory.open(SETTINGS)).isInstanceOf(EncoderFailed.class);
    }

    @Test
    void offersNothingWhereTheLibraryHasAnotherInterface() {
        VpxAbi abi = library().abi();
        VpxAbi other = new VpxAbi(abi.soname(), abi.encoder() + 1, abi.sizes(), abi.cfg(), abi.image(), abi.packet(),
                abi.map());
        Vpx vpx = library().vpx();
        assertThat(new VpxEncoderFactory(new VpxLibrary.Search.Found(new VpxLibrary(vpx, other))).codecs()).isEmpty();
    }
}
