package io.deskhost.video;

import io.deskhost.display.Layout;
import io.deskhost.display.Screens;
import io.deskhost.message.DisplayInfo;
import io.deskhost.message.Size;
import io.deskhost.service.ServiceUnavailable;
import io.deskhost.service.Subscription;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** A desktop of one display that a test draws on, resizes, and takes away. Safe for any thread. */
final class FakeDesktop implements ScreenSource, Screens {

    private Canvas canvas;
    private FakeScreen open;
    private boolean gone;
    private int opened;

    FakeDesktop(int width, int height) {
        canvas = new Canvas(width, height);
    }

    @Override
    public synchronized Screen open(int display) throws ServiceUnavailable {
        if (gone) {
            throw new ServiceUnavailable("Cannot open display :7.");
        }
        opened++;
        open = new FakeScreen(canvas);
        return open;
    }

    @Override
    public synchronized Layout layout() {
        Size size = new Size(canvas.picture().width(), canvas.picture().height());
        return new Layout(List.of(new DisplayInfo(100, 50, size.width(), size.height(), "fake", true, false,
                Optional.of(size), 1)), 0, List.of(List.of(size)));
    }

    @Override
    public Subscription watch(Consumer<Layout> listener) {
        throw new UnsupportedOperationException();
    }

    synchronized void paint(Area area, int rgb) {
        open.paint(area, rgb);
    }

    /** What looks like text. */
    synchronized void write(Area area, Random random) {
        open.write(area, random);
    }

    synchronized void resize(int width, int height) {
        canvas = new Canvas(width, height);
        open.end(Screen.Event.RESIZED);
    }

    synchronized void lose() {
        gone = true;
        open.end(Screen.Event.LOST);
    }

    synchronized void comeBack() {
        gone = false;
    }

    synchronized int opened() {
        return opened;
    }

    synchronized FakeScreen screen() {
        return open;
    }
}
