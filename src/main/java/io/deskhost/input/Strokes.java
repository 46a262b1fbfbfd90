package io.deskhost.input;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gathers steps, and knows which keys are down after them. */
final class Strokes {

    private final Situation situation;
    private final Set<Integer> down;
    private final List<Step> steps = new ArrayList<>();
    private final Deque<Step.Key> undo = new ArrayDeque<>();

    Strokes(Situation situation) {
        this.situation = situation;
        this.down = new HashSet<>(situation.state().get().down());
    }

    boolean isDown(Modifier modifier) {
        return down.stream().anyMatch(keycode -> situation.map().makes(keycode, modifier));
    }

    /** Presses the modifier, unless it is down. */
    Strokes with(Modifier modifier) {
        if (!isDown(modifier)) {
            situation.map().keyFor(modifier).ifPresent(keycode -> change(keycode, true));
        }
        return this;
    }

    /** Lifts the keys of the modifier that are down. */
    Strokes without(Modifier modifier) {
        keysDown(modifier).forEach(this::without);
        return this;
    }

    Strokes without(int keycode) {
        if (down.contains(keycode)) {
            change(keycode, false);
        }
        return this;
    }

    private List<Integer> keysDown(Modifier modifier) {
        return down.stream().filter(keycode -> situation.map().makes(keycode, modifier)).sorted().toList();
    }

    private void change(int keycode, boolean press) {
        key(keycode, press);
        undo.push(new Step.Key(keycode, !press));
    }

    private void key(int keycode, boolean press) {
        steps.add(new Step.Key(keycode, press));
        if (press) {
            down.add(keycode);
        } else {
            down.remove(keycode);
        }
    }

    Strokes click(int keycode) {
        steps.add(new Step.Key(keycode, true));
        steps.add(new Step.Key(keycode, false));
        return this;
    }

    Strokes addAll(List<Step> more) {
        steps.addAll(more);
        return this;
    }


    /** The peer no longer holds a key that it says it does not hold. */
    Strokes forget(int keycode) {
        steps.add(new Step.HoldKey(keycode, false));
        down.remove(keycode);
        return this;
    }

    /** Where {@link #undoTo} leads back to. */
    int mark() {
        return undo.size();
    }

    /** Takes back what {@link #with} and {@link #without} did since the mark, the latest first. */
    Strokes undoTo(int mark) {
        while (undo.size() > mark) {
            Step.Key step = undo.pop();
            key(step.keycode(), step.down());
        }
        return this;
    }

    List<Step> finish() {
        undoTo(0);
        return List.copyOf(steps);
    }
}
