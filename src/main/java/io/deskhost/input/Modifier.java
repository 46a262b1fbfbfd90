package io.deskhost.input;

import io.deskhost.message.ControlKey;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Families of modifier keys: left and right are one. */
enum Modifier {
    SHIFT(Set.of(0xFFE1, 0xFFE2), 50),
    CONTROL(Set.of(0xFFE3, 0xFFE4), 37),
    ALT(Set.of(0xFFE9, 0xFFEA, 0xFFE7, 0xFFE8), 64),
    META(Set.of(0xFFEB, 0xFFEC, 0xFFED, 0xFFEE), 133),
    /** AltGr, where the layout has a third level. */
    LEVEL3(Set.of(0xFE03, 0xFF7E), 108);

    private static final Map<ControlKey, Modifier> NAMES = Map.ofEntries(
            Map.entry(ControlKey.SHIFT, SHIFT), Map.entry(ControlKey.R_SHIFT, SHIFT),
            Map.entry(ControlKey.CONTROL, CONTROL), Map.entry(ControlKey.R_CONTROL, CONTROL),
            Map.entry(ControlKey.ALT, ALT), Map.entry(ControlKey.R_ALT, ALT), Map.entry(ControlKey.OPTION, ALT),
            Map.entry(ControlKey.MENU, ALT), Map.entry(ControlKey.META, META), Map.entry(ControlKey.R_WIN, META));

    private final Set<Integer> symbols;
    private final int usual;

    Modifier(Set<Integer> symbols, int usual) {
        this.symbols = symbols;
        this.usual = usual;
    }

    boolean isMadeBy(int symbol) {
        return symbols.contains(symbol);
    }

    /** The keycode that has it on most keyboards. */
    int usual() {
        return usual;
    }

    /** The family of a key that a peer names; null for keys that are no modifiers, and for the locks. */
    static @Nullable Modifier of(ControlKey key) {
        return NAMES.get(key);
    }
}
