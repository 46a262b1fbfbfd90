package io.deskhost.input;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which keycode carries which symbol. A key has one to four groups (layouts), a group up to four levels: plain,
 * Shift, AltGr, Shift and AltGr. Immutable.
 */
public final class KeyMap {

    /** Where a character is: level bit 0 is Shift, bit 1 AltGr. */
    record Place(int keycode, int group, int level) {
    }

    public static final int GROUPS = 4;
    public static final int LEVELS = 4;
    /** The last keycode of the block of letters and digits; keys beyond carry some characters a second time. */
    private static final int LAST_OF_MAIN_BLOCK = 65;
    private static final int UP = 0xFF52;
    private static final int UP_ON_EVDEV = 111;

    private final int first;
    private final int[][][] symbols;
    private final boolean evdev;
    private final Map<Integer, List<Place>> characters = new HashMap<>();

    /** @param symbols by keycode (from {@code first}), group and level; 0 is no symbol; not changed afterwards */
    public KeyMap(int first, int[][][] symbols) {
        this.first = first;
        this.symbols = symbols;
        this.evdev = symbol(UP_ON_EVDEV, 0, 0) == UP || keycodesOf(UP).findAny().isEmpty();
        places().sorted(Comparator.comparingInt(KeyMap::rank)).forEach(place -> character(place)
                .ifPresent(c -> characters.computeIfAbsent(c, _ -> new ArrayList<>()).add(place)));
    }

    private OptionalInt character(Place place) {
        return KeySymbols.character(symbol(place.keycode(), place.group(), place.level()));
    }

    private static int rank(Place place) {
        return (place.keycode() <= LAST_OF_MAIN_BLOCK ? 0 : LEVELS) + place.level();
    }

    private Stream<Place> places() {
        return keycodes().boxed().flatMap(code -> IntStream.range(0, groupsOf(code)).boxed()
                .flatMap(group -> IntStream.range(0, LEVELS).mapToObj(level -> new Place(code, group, level))));
    }

    IntStream keycodes() {
        return IntStream.range(first, first + symbols.length);
    }

    public boolean has(int keycode) {
        return keycode >= first && keycode < first + symbols.length;
    }

    /** True: keycodes are Linux key codes plus 8, as peers send them. */
    public boolean isEvdev() {
        return evdev;
    }

    private int groupsOf(int keycode) {
        int groups = GROUPS;
        while (groups > 0 && IntStream.of(symbols[keycode - first][groups - 1]).allMatch(symbol -> symbol == 0)) {
            groups--;
        }
        return groups;
    }

    /** 0 where there is none. A key with fewer groups repeats them. */
    int symbol(int keycode, int group, int level) {
        if (!has(keycode)) {
            return 0;
        }
        int groups = groupsOf(keycode);
        return groups == 0 ? 0 : symbols[keycode - first][group % groups][level];
    }

    /** Where the character is in that group; the easiest place first. */
    Optional<Place> place(int codePoint, int group) {
        return characters.getOrDefault(codePoint, List.of()).stream()
                .filter(place -> place.group() == group % groupsOf(place.keycode())).findFirst();
    }

    /** The key that carries the character, in that group if possible, else in any. */
    OptionalInt keyOf(int codePoint, int group) {
        return Stream.concat(place(codePoint, group).stream(),
                characters.getOrDefault(codePoint, List.of()).stream()).mapToInt(Place::keycode).findFirst();
    }

    /** The keycodes with that symbol at any group and level; those with it as their plain symbol first. */
    private IntStream keycodesOf(int symbol) {
        return IntStream.range(0, LEVELS).flatMap(level -> keycodes().filter(code -> IntStream.range(0, GROUPS)
                .anyMatch(group -> symbol(code, group, level) == symbol)));
    }

    /** The keycode of a symbol: the preferred one if it carries it at all, else one that carries it plain. */
    OptionalInt keycodeOf(int symbol, int preferred) {
        return keycodesOf(symbol).anyMatch(code -> code == preferred) ? OptionalInt.of(preferred)
                : keycodes().filter(code -> symbol(code, 0, 0) == symbol).findFirst();
    }

    /** CapsLock and Shift do the same to it: the second symbol is the capital of the first. */
    boolean isAlphabetic(int keycode, int group, int level) {
        int pair = level & 2;
        return isCasePair(keycode, group, pair) && (pair == 0 || isCasePair(keycode, group, 0));
    }

    private boolean isCasePair(int keycode, int group, int level) {
        int lower = KeySymbols.character(symbol(keycode, group, level)).orElse(0);
        int upper = KeySymbols.character(symbol(keycode, group, level + 1)).orElse(0);
        return lower != upper && Character.isLetter(lower) && Character.toUpperCase(lower) == upper;
    }

    boolean makes(int keycode, Modifier modifier) {
        return modifier.isMadeBy(symbol(keycode, 0, 0));
    }

    /** The key to press for a modifier; empty where the keyboard has none. */
    OptionalInt keyFor(Modifier modifier) {
        return makes(modifier.usual(), modifier) ? OptionalInt.of(modifier.usual())
                : keycodes().filter(code -> makes(code, modifier)).findFirst();
    }

    /** This keyboard's keycode of a position that a peer names by its Linux key code plus 8; empty if it has none. */
    OptionalInt position(int keycode) {
        int here = evdev ? keycode : Positions.symbolOf(keycode).stream()
                .flatMap(this::keycodesOf).findFirst().orElse(keycode);
        return has(here) ? OptionalInt.of(here) : OptionalInt.empty();
    }
}
