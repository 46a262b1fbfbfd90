package io.deskhost.testpeer;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The average colour of one rectangle in every picture decoded, in order. */
public final class ColourHistory implements Consumer<Shown> {

    private final int display;
    private final Rectangle area;
    private final List<Rgb> colours = new ArrayList<>();

    ColourHistory(int display, Rectangle area) {
        this.display = display;
        this.area = new Rectangle(area);
    }

    @Override
    public synchronized void accept(Shown shown) {
        if (shown.frame().display() == display && shown.picture().bounds().contains(area)) {
            colours.add(shown.picture().mean(area));
        }
    }

    public synchronized List<Rgb> colours() {
        return List.copyOf(colours);
    }

    /** How many of the wanted colours were seen, in their order, whatever came between. */
    public synchronized int seenInOrder(List<Rgb> wanted, int tolerance) {
        int seen = 0;
        for (Rgb colour : colours) {
            if (seen < wanted.size() && colour.near(wanted.get(seen), tolerance)) {
                seen++;
            }
        }
        return seen;
    }
}
