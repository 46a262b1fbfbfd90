package io.deskhost.identity;

import java.security.SecureRandom;

/** Random texts that nobody confuses when reading them aloud: no 0, 1, l, o. */
public final class Alphabet {

    private static final String CHARACTERS = "23456789abcdefghijkmnpqrstuvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Alphabet() {
    }

    /** Five random bits a character. */
    public static String text(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(CHARACTERS.charAt(RANDOM.nextInt(CHARACTERS.length())));
        }
        return text.toString();
    }

    /** A number of so many digits, not beginning with 0. */
    public static String digits(int length) {
        long least = Math.powExact(10L, length - 1);
        return Long.toString(RANDOM.nextLong(least, least * 10));
    }
}
