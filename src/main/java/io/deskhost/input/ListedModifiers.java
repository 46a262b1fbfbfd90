package io.deskhost.input;

import io.deskhost.message.ControlKey;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The modifiers that an event lists as held at the peer. AltGr is listed as Alt, by Windows as Control and Alt; when
 * the peer holds AltGr here, its Alt is that AltGr.
 */
final class ListedModifiers {

    private static final Set<Modifier> FAMILIES =
            EnumSet.of(Modifier.SHIFT, Modifier.CONTROL, Modifier.ALT, Modifier.META);

    private final List<ControlKey> listed;
    private final Set<Modifier> families;
    private final Situation situation;

    ListedModifiers(List<ControlKey> listed, Situation situation) {
        this.listed = listed;
        this.situation = situation;
        this.families = listed.stream().map(Modifier::of).filter(Objects::nonNull)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Modifier.class)));
    }

    /** Nothing listed, and nothing held that could be missing in the list. */
    boolean areOfNoMatter() {
        return families.isEmpty() && situation.own().isEmpty();
    }

    /**
     * Lets go what the peer holds here and does not list: its release got lost. What others hold, the user at the
     * screen among them, stays.
     */
    void dropUnlisted(Strokes strokes, @Nullable Modifier except) {
        for (Modifier family : FAMILIES) {
            if (!families.contains(family) && family != except) {
                situation.own().stream().filter(keycode -> situation.map().makes(keycode, family)).sorted()
                        .forEach(strokes::forget);
            }
        }
    }

    /** Presses what is listed and not down. */
    void press(Strokes strokes) {
        boolean altGr = situation.peerHoldsAltGr();
        listed.stream().map(Modifier::of).filter(Objects::nonNull).distinct()
                .filter(family -> !(altGr && family == Modifier.ALT)).forEach(strokes::with);
    }

    /**
     * Lifts AltGr, if the peer holds it, so that a character is typed as it is.
     *
     * @return whether Control is part of that AltGr, and was lifted with it
     */
    boolean liftAltGr(Strokes strokes, int codePoint) {
        if (!situation.peerHoldsAltGr()) {
            return false;
        }
        liftAltGr(strokes, situation);
        boolean windows = families.contains(Modifier.CONTROL) && families.contains(Modifier.ALT)
                && !isAsciiLetterOrDigit(codePoint);
        if (windows) {
            strokes.without(Modifier.CONTROL);
        }
        return windows;
    }

    static void liftAltGr(Strokes strokes, Situation situation) {
        strokes.without(Modifier.LEVEL3);
        situation.map().position(Positions.ALT_GR).ifPresent(strokes::without);
    }

    private static boolean isAsciiLetterOrDigit(int codePoint) {
        return codePoint < 0x80 && Character.isLetterOrDigit(codePoint);
    }

    /** The event is a command: one of Control, Alt and Meta is listed. */
    boolean nameCommand(boolean controlIsAltGr) {
        return families.contains(Modifier.META)
                || families.contains(Modifier.CONTROL) && !controlIsAltGr
                || families.contains(Modifier.ALT) && !situation.peerHoldsAltGr();
    }
}
