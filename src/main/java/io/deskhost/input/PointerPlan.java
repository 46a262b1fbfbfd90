package io.deskhost.input;

import io.deskhost.message.InputMessage.MouseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** What a mouse event means. A button acts where the last move has put the pointer. */
final class PointerPlan {

    /** Button of the protocol to button of X. Sums of several are no button. */
    private static final Map<Integer, Integer> BUTTONS = Map.of(0x01, 1, 0x02, 3, 0x04, 2, 0x08, 8, 0x10, 9);
    private static final int UP = 4;
    private static final int DOWN = 5;
    private static final int LEFT = 6;
    private static final int RIGHT = 7;
    /** Notches of one event at most. */
    private static final int NOTCHES = 100;
    private static final int RELATIVE = 10_000;
    /** Coordinates travel to the X server in 16 bits, signed; it clamps to the screen itself. */
    private static final int LAST = Short.MAX_VALUE;

    private PointerPlan() {
    }

    static List<Step> of(MouseEvent event, Situation situation) {
        return switch (event.type()) {
            case 0 -> List.of(new Step.Move(Math.clamp(event.x(), 0, LAST), Math.clamp(event.y(), 0, LAST)));
            case 1 -> button(event).isPresent() ? press(event, situation) : List.of();
            case 2 -> button(event).stream().<Step>mapToObj(button -> new Step.HoldButton(button, false)).toList();
            case 3, 4 -> wheel(event);
            case 5 -> List.of(new Step.MoveBy(Math.clamp(event.x(), -RELATIVE, RELATIVE),
                    Math.clamp(event.y(), -RELATIVE, RELATIVE)));
            // Types 6 and 7 are reserved.
            default -> List.of();
        };
    }

    static boolean isMove(MouseEvent event) {
        return event.type() == 0;
    }

    private static OptionalInt button(MouseEvent event) {
        Integer button = BUTTONS.get(event.buttons());
        return button == null ? OptionalInt.empty() : OptionalInt.of(button);
    }

    /** Modifiers that are listed and not down are held around the press, no longer. */
    private static List<Step> press(MouseEvent event, Situation situation) {
        Step press = new Step.HoldButton(button(event).orElseThrow(), true);
        ListedModifiers modifiers = new ListedModifiers(event.modifiers(), situation);
        if (modifiers.areOfNoMatter()) {
            return List.of(press);
        }
        Strokes strokes = new Strokes(situation);
        modifiers.dropUnlisted(strokes, null);
        modifiers.press(strokes);
        return strokes.addAll(List.of(press)).finish();
    }

    private static List<Step> wheel(MouseEvent event) {
        List<Step> steps = new ArrayList<>();
        notches(steps, event.y(), UP, DOWN);
        notches(steps, event.x(), LEFT, RIGHT);
        return steps;
    }

    private static void notches(List<Step> steps, int count, int positive, int negative) {
        int notches = Math.clamp(count, -NOTCHES, NOTCHES);
        for (int i = 0; i < Math.abs(notches); i++) {
            steps.add(new Step.ClickButton(notches > 0 ? positive : negative));
        }
    }
}
