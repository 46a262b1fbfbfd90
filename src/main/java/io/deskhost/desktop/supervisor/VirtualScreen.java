package io.deskhost.desktop.supervisor;

import io.deskhost.desktop.DesktopProperties;
import io.deskhost.message.Size;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The screen of a virtual desktop: one monitor, or several from left to right. It is given by RandR, through
 * {@code xrandr} as the desktop's user; monitors are called {@code Virtual-1}, {@code Virtual-2} and so on.
 */
record VirtualScreen(List<Size> monitors) {

    /** No monitor is larger. */
    static final Size LARGEST = new Size(3840, 2160);

    private static final int MOST = 8;
    /** What is left for monitors that a peer makes larger. */
    private static final int ROOM = 1920;
    private static final Pattern FORM = Pattern.compile("(\\d{2,5})x(\\d{2,5})");
    private static final Pattern OUTPUT = Pattern.compile("(?m)^(\\S+) connected");
    private static final int BLANK = 40;
    private static final int REFRESH = 60;
    private static final double MM_PER_PIXEL = 25.4 / 96;

    VirtualScreen {
        monitors = List.copyOf(monitors);
    }

    /** @throws DesktopUnavailable when the settings name no sizes or too large ones */
    static VirtualScreen of(DesktopProperties properties) {
        String several = properties.monitors().strip();
        return several.isEmpty() ? new VirtualScreen(List.of(size(properties.size(), "deskhost.desktop.size")))
                : several(several);
    }

    private static VirtualScreen several(String text) {
        List<Size> sizes = Arrays.stream(text.split(",", -1))
                .map(part -> size(part, "each of deskhost.desktop.monitors")).toList();
        if (sizes.size() > MOST) {
            throw new DesktopUnavailable("The virtual desktop cannot have " + sizes.size() + " monitors.",
                    "Set deskhost.desktop.monitors to " + MOST + " sizes at most.");
        }
        return new VirtualScreen(sizes);
    }

    private static Size size(String text, String setting) {
        Matcher matcher = FORM.matcher(text.strip());
        if (matcher.matches()) {
            Size size = new Size(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
            if (size.width() <= LARGEST.width() && size.height() <= LARGEST.height()) {
                return size;
            }
        }
        throw new DesktopUnavailable("The virtual desktop cannot have the size '" + text + "'.",
                "Set " + setting + " to WIDTHxHEIGHT, from 10x10 to " + LARGEST + ".");
    }

    /** What all monitors take together. */
    Size size() {
        return new Size(monitors.stream().mapToInt(Size::width).sum(),
                monitors.stream().mapToInt(Size::height).max().orElseThrow());
    }

    /** What Xvfb is started with; it never grows beyond. */
    Size largest() {
        return monitors.size() == 1 ? LARGEST
                : new Size(Math.max(LARGEST.width(), size().width() + ROOM), LARGEST.height());
    }

    /** @param xrandr makes a command of its arguments */
    void apply(Function<List<String>, ProcessBuilder> xrandr) throws IOException {
        if (size().equals(largest())) {
            return;
        }
        String output = outputOf(ProgramRun.of(xrandr.apply(List.of("--query"))));
        String mode = "deskhost-" + size();
        ProgramRun.of(xrandr.apply(modeLine(mode, size())));
        ProgramRun.of(xrandr.apply(List.of("--addmode", output, mode)));
        ProgramRun.of(xrandr.apply(List.of("--output", output, "--mode", mode)));
        if (monitors.size() > 1) {
            for (List<String> monitor : definitions(output)) {
                ProgramRun.of(xrandr.apply(monitor));
            }
        }
    }

    private static String outputOf(String query) throws IOException {
        Matcher matcher = OUTPUT.matcher(query);
        return Optional.of(matcher).filter(Matcher::find).map(found -> found.group(1))
                .orElseThrow(() -> new IOException("the X server has no output: " + query.strip()));
    }

    /** The first one is primary, and takes the output with it, which would else be a monitor of its own. */
    private List<List<String>> definitions(String output) {
        List<List<String>> definitions = new ArrayList<>();
        int x = 0;
        for (Size size : monitors) {
            int number = definitions.size() + 1;
            definitions.add(List.of("--setmonitor", (number == 1 ? "*" : "") + "Virtual-" + number,
                    "%d/%dx%d/%d+%d+0".formatted(size.width(), millimetres(size.width()), size.height(),
                            millimetres(size.height()), x), number == 1 ? output : "none"));
            x += size.width();
        }
        return definitions;
    }

    private static int millimetres(int pixels) {
        return (int) Math.round(pixels * MM_PER_PIXEL);
    }

    /** A consistent timing of 60 Hz: no monitor ever sees it. */
    private static List<String> modeLine(String mode, Size size) {
        int total = size.width() + 4 * BLANK;
        int lines = size.height() + 4 * BLANK;
        String megahertz = "%.2f".formatted((double) total * lines * REFRESH / 1_000_000);
        return List.of("--newmode", mode, megahertz,
                text(size.width()), text(size.width() + BLANK), text(size.width() + 2 * BLANK), text(total),
                text(size.height()), text(size.height() + BLANK), text(size.height() + 2 * BLANK), text(lines));
    }

    private static String text(int number) {
        return Integer.toString(number);
    }
}
