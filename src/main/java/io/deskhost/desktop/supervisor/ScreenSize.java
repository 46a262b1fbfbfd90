package io.deskhost.desktop.supervisor;

import io.deskhost.message.Size;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gives the screen of a virtual desktop its size by RandR, through {@code xrandr} as the desktop's user. */
final class ScreenSize {

    /** What Xvfb is started with; it never grows beyond. */
    static final Size LARGEST = new Size(3840, 2160);

    private static final Pattern FORM = Pattern.compile("(\\d{2,5})x(\\d{2,5})");
    private static final Pattern OUTPUT = Pattern.compile("(?m)^(\\S+) connected");
    private static final int BLANK = 40;
    private static final int REFRESH = 60;

    private ScreenSize() {
    }

    /** @throws DesktopUnavailable when it is no size or too large */
    static Size parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (matcher.matches()) {
            Size size = new Size(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
            if (size.width() <= LARGEST.width() && size.height() <= LARGEST.height()) {
                return size;
            }
        }
        throw new DesktopUnavailable("The virtual desktop cannot have the size '" + text + "'.",
                "Set deskhost.desktop.size to WIDTHxHEIGHT, from 10x10 to " + LARGEST + ".");
    }

    /** @param xrandr makes a command of its arguments */
    static void apply(Size size, Function<List<String>, ProcessBuilder> xrandr) throws IOException {
        if (size.equals(LARGEST)) {
            return;
        }
        String output = outputOf(ProgramRun.of(xrandr.apply(List.of("--query"))));
        String mode = "deskhost-" + size;
        ProgramRun.of(xrandr.apply(modeLine(mode, size)));
        ProgramRun.of(xrandr.apply(List.of("--addmode", output, mode)));
        ProgramRun.of(xrandr.apply(List.of("--output", output, "--mode", mode)));
    }

    private static String outputOf(String query) throws IOException {
        Matcher matcher = OUTPUT.matcher(query);
        return Optional.of(matcher).filter(Matcher::find).map(found -> found.group(1))
                .orElseThrow(() -> new IOException("the X server has no output: " + query.strip()));
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
