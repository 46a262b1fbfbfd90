package io.deskhost.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.message.DisplayMessage.SwitchDisplay;
import io.deskhost.message.SupportedDecoding;
import io.deskhost.service.VideoWish;
import io.deskhost.testing.Soon;
import io.netty.buffer.ByteBufUtil;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it is shown, and lets nothing go by itself. */
final class FakeViewer implements Viewer {

    static final VideoWish WISH = new VideoWish(SupportedDecoding.VP9_ONLY, 30, 0.67, 0);

    final List<Picture> pictures = new CopyOnWriteArrayList<>();
    final List<SwitchDisplay> geometries = new CopyOnWriteArrayList<>();
    final List<Integer> rates = new CopyOnWriteArrayList<>();
    final List<Boolean> lates = new CopyOnWriteArrayList<>();
    final List<String> troubles = new CopyOnWriteArrayList<>();
    volatile boolean late;
    private final int peer;

    FakeViewer(int peer) {
        this.peer = peer;
    }

    /** Waits for its next picture, which has to be the one with this content. */
    Picture awaitPicture(int number, byte[] content) {
        Soon.until(() -> pictures.size() >= number);
        Picture picture = pictures.get(number - 1);
        assertThat(ByteBufUtil.hexDump(picture.message())).contains(ByteBufUtil.hexDump(content));
        return picture;
    }

    void awaitRate(int kbps) {
        Soon.until(() -> rates.contains(kbps));
    }

    void release() {
        pictures.forEach(picture -> picture.message().release());
    }

    @Override
    public int peer() {
        return peer;
    }

    @Override
    public void show(Picture picture) {
        pictures.add(picture);
    }

    @Override
    public void geometry(SwitchDisplay geometry) {
        geometries.add(geometry);
    }

    @Override
    public void late(boolean late) {
        this.late = late;
        lates.add(late);
    }

    @Override
    public void rate(int kbps) {
        rates.add(kbps);
    }

    @Override
    public void trouble(String why) {
        troubles.add(why);
    }
}
