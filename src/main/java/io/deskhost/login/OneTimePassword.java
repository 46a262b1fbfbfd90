package io.deskhost.login;

import io.deskhost.identity.Alphabet;
import io.deskhost.message.Octets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The password that is shown at the host and lives in memory only. It is replaced at each start, after each session
 * that was let in has ended, and after {@value #WRONG_IN_A_ROW} wrong attempts in a row by whomever. Any thread.
 */
public final class OneTimePassword {

    static final int WRONG_IN_A_ROW = 10;

    private final int length;
    private final String salt;
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private String current = "";
    private Octets verifier = Octets.EMPTY;
    private int wrong;

    public OneTimePassword(int length, String salt) {
        this.length = length;
        this.salt = salt;
        replace();
    }

    public synchronized String current() {
        return current;
    }

    synchronized Octets verifier() {
        return verifier;
    }

    /** Told each new one; never called under a lock. */
    public void onChange(Consumer<String> listener) {
        listeners.add(listener);
    }

    public void replace() {
        String fresh = Alphabet.text(length);
        synchronized (this) {
            current = fresh;
            verifier = PasswordProof.verifier(fresh, salt);
            wrong = 0;
        }
        listeners.forEach(listener -> listener.accept(fresh));
    }

    void wrongAttempt() {
        boolean enough;
        synchronized (this) {
            enough = ++wrong >= WRONG_IN_A_ROW;
        }
        if (enough) {
            replace();
        }
    }

    synchronized void rightAttempt() {
        wrong = 0;
    }
}
