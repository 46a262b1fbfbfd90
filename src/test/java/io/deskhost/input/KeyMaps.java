package io.deskhost.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** Key maps captured from an X server. */
final class KeyMaps {

    private static final int FIRST = 8;
    private static final int LAST = 255;

    static final KeyMap US = read("us");
    static final KeyMap DE = read("de");
    static final KeyMap US_RU = read("us-ru");

    private KeyMaps() {
    }

    private static KeyMap read(String name) {
        return new KeyMap(FIRST, symbols(name));
    }

    static int[][][] symbols(String name) {
        int[][][] symbols = new int[LAST - FIRST + 1][KeyMap.GROUPS][KeyMap.LEVELS];
        text(name).lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            String[] words = line.split(" ", 2);
            String[] groups = words[1].split(" \\| ");
            for (int group = 0; group < groups.length; group++) {
                String[] levels = groups[group].split(" ");
                for (int level = 0; level < levels.length; level++) {
                    symbols[Integer.parseInt(words[0]) - FIRST][group][level] = Integer.parseInt(levels[level], 16);
                }
            }
        });
        return symbols;
    }

    private static String text(String name) {
        try (InputStream in = KeyMaps.class.getResourceAsStream("/keymaps/" + name + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static KeyboardState down(Integer... keycodes) {
        return new KeyboardState(Set.of(keycodes), false, false, 0);
    }

    static KeyboardState capsLock(Integer... keycodes) {
        return new KeyboardState(Set.of(keycodes), true, false, 0);
    }

    static KeyboardState numLock() {
        return new KeyboardState(Set.of(), false, true, 0);
    }

    /** @param own what the peer holds itself: down too */
    static Situation situation(KeyMap map, KeyboardState state, Integer... own) {
        Set<Integer> down = new HashSet<>(state.down());
        down.addAll(Set.of(own));
        KeyboardState all = new KeyboardState(down, state.capsLock(), state.numLock(), state.group());
        return new Situation(map, () -> all, Set.of(own));
    }
}
