package io.deskhost.input;

import java.util.List;
import java.util.stream.Collectors;

/** Steps in short: {@code +50} and {@code -50} for keys, {@code hold 37}, {@code let 37}, {@code move 1,2}. */
final class Written {

    private Written() {
    }

    static String steps(List<Step> steps) {
        return steps.stream().map(Written::step).collect(Collectors.joining(" "));
    }

    private static String step(Step step) {
        return switch (step) {
            case Step.Key(int keycode, boolean down) -> (down ? "+" : "-") + keycode;
            case Step.HoldKey(int keycode, boolean down) -> (down ? "hold:" : "let:") + keycode;
            case Step.HoldButton(int button, boolean down) -> (down ? "press:" : "lift:") + button;
            case Step.ClickButton(int button) -> "click:" + button;
            case Step.Move(int x, int y) -> "move:" + x + "," + y;
            case Step.MoveBy(int dx, int dy) -> "by:" + dx + "," + dy;
        };
    }
}
