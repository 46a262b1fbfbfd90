package io.deskhost.admin.startup;

import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Why a port could not be bound, as the messages of java.nio and epoll tell it. */
enum BindFault {

    IN_USE("it is in use", "Stop the program that listens there (ss -ltnp shows it), or set %2$s to another port."),
    FORBIDDEN("this user may not listen there", "Set %2$s to a port over 1023."),
    NOT_OURS("this machine has no such address", "Set %1$s to an address of this machine."),
    OTHER("the system refuses it", "Set %2$s to another port.");

    private final String what;
    private final String mend;

    BindFault(String what, String mend) {
        this.what = what;
        this.mend = mend;
    }

    static BindFault of(Throwable thrown) {
        String said = Stream.iterate(thrown, at -> at != null, Throwable::getCause)
                .map(at -> String.valueOf(at.getMessage()).toLowerCase(Locale.ROOT)).reduce("", String::concat);
        if (said.contains("in use")) {
            return IN_USE;
        }
        if (said.contains("permission denied")) {
            return FORBIDDEN;
        }
        return said.contains("cannot assign") || said.contains("not available") ? NOT_OURS : OTHER;
    }

    /** @param who what wanted to listen */
    FailureAnalysis analysis(String who, String where, String addressSetting, String portSetting, Throwable cause) {
        return new FailureAnalysis(who + " cannot listen at " + where + ": " + what + ".",
                mend.formatted(addressSetting, portSetting), cause);
    }

    static String where(InetSocketAddress address) {
        return address.getHostString() + ":" + address.getPort();
    }
}
