package io.deskhost.login;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Slows down guessing: wrong attempts are counted for each address and, with IPv6, for its /64, /56 and /48. More than
 * {@value #A_MINUTE} within a minute of the clock have to wait for the next one; totals shut out until they have
 * decayed, by one each {@value #DECAY_SECONDS} s. A right password clears the address. Any thread.
 */
public final class AttemptLimits {

    private static final int A_MINUTE = 6;
    private static final int TOTAL = 30;
    private static final Map<Integer, Integer> PREFIXES = Map.of(64, 60, 56, 80, 48, 100);
    private static final int DECAY_SECONDS = 120;
    private static final int MOST = 20_000;

    private final Clock clock;
    private final Map<String, Count> counts = new LinkedHashMap<>();

    public AttemptLimits(Clock clock) {
        this.clock = clock;
    }

    private record Count(long minute, int inMinute, double total, long second) {

        Count decayed(long now) {
            double forgotten = (double) Math.max(0, now - second) / DECAY_SECONDS;
            return new Count(minute, inMinute, Math.max(0, total - forgotten), now);
        }
    }

    /** The text for a peer that has to wait; empty when it may try. */
    synchronized Optional<String> refusal(InetAddress address) {
        for (int prefix : List.of(64, 56, 48)) {
            if (address instanceof Inet6Address && total(prefixKey(address, prefix)) > PREFIXES.get(prefix)) {
                return Optional.of("Too many wrong attempts for IPv6 prefix /" + prefix);
            }
        }
        String key = address.getHostAddress();
        if (total(key) > TOTAL) {
            return Optional.of("Too many wrong attempts");
        }
        Count count = counts.get(key);
        boolean hasty = count != null && count.minute == minute() && count.inMinute > A_MINUTE;
        return hasty ? Optional.of("Please try 1 minute later") : Optional.empty();
    }

    synchronized void failed(InetAddress address) {
        keys(address).forEach(this::count);
    }

    synchronized void succeeded(InetAddress address) {
        keys(address).forEach(counts::remove);
    }

    private void count(String key) {
        long now = clock.instant().getEpochSecond();
        Count before = Optional.ofNullable(counts.remove(key)).orElse(new Count(minute(), 0, 0, now)).decayed(now);
        int inMinute = before.minute == minute() ? before.inMinute + 1 : 1;
        if (counts.size() >= MOST) {
            counts.remove(counts.keySet().iterator().next());
        }
        counts.put(key, new Count(minute(), inMinute, before.total + 1, now));
    }

    private double total(String key) {
        Count count = counts.get(key);
        return count == null ? 0 : count.decayed(clock.instant().getEpochSecond()).total;
    }

    private long minute() {
        return clock.instant().getEpochSecond() / 60;
    }

    private static List<String> keys(InetAddress address) {
        List<String> keys = new ArrayList<>(List.of(address.getHostAddress()));
        if (address instanceof Inet6Address) {
            PREFIXES.keySet().forEach(prefix -> keys.add(prefixKey(address, prefix)));
        }
        return keys;
    }

    private static String prefixKey(InetAddress address, int prefix) {
        return HexFormat.of().formatHex(address.getAddress(), 0, prefix / 8) + "/" + prefix;
    }
}
