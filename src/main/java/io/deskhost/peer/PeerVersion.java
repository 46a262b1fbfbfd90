package io.deskhost.peer;

/** The version of a client as a number that compares: {@code 1.4.9} is 1004090, {@code 1.1.10-1} is 1001101. */
record PeerVersion(long number) {

    /** From here on clients say which displays they watch by {@code capture_displays}. */
    static final PeerVersion CAPTURES_DISPLAYS = parse("1.2.4");

    static PeerVersion parse(String text) {
        String[] parts = text.split("-", 2);
        long number = 0;
        long last = 0;
        for (String part : parts[0].split("\\.", 8)) {
            last = numberOf(part);
            number = number * 1000 + last;
        }
        number = number - last + last * 10;
        return new PeerVersion(parts.length > 1 ? number + numberOf(parts[1]) : number);
    }

    boolean atLeast(PeerVersion other) {
        return number >= other.number;
    }

    private static long numberOf(String digits) {
        return digits.matches("\\d{1,6}") ? Long.parseLong(digits) : 0;
    }
}
