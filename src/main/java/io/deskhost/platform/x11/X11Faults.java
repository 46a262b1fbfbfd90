package io.deskhost.platform.x11;

import com.sun.jna.Pointer;
import io.deskhost.platform.x11.lib.X11;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The handlers that libX11 has once a process. They tell the connection concerned and never throw nor exit. Called on
 * whatever thread was in libX11; held in fields, since a collected callback would crash the process.
 */
final class X11Faults {

    private static final Logger LOG = LoggerFactory.getLogger(X11Faults.class);

    private static final Map<Pointer, X11Connection> CONNECTIONS = new ConcurrentHashMap<>();
    private static final X11.XErrorHandler ON_ERROR = X11Faults::onError;
    private static final X11.XIOErrorHandler ON_LOSS = X11Faults::onLoss;
    private static final X11.XIOErrorExitHandler INSTEAD_OF_EXIT = (_, _) -> { };

    static {
        X11.XInitThreads();
        X11.XSetErrorHandler(ON_ERROR);
        X11.XSetIOErrorHandler(ON_LOSS);
    }

    private X11Faults() {
    }

    /** Makes sure that the handlers are in place: to be called before a display is opened. */
    static void install() {
        // the static initialiser has done it
    }

    static void add(Pointer display, X11Connection connection) {
        CONNECTIONS.put(display, connection);
        surviveLossOf(display);
    }

    static void surviveLossOf(Pointer display) {
        X11.XSetIOErrorExitHandler(display, INSTEAD_OF_EXIT, null);
    }

    static void remove(Pointer display) {
        CONNECTIONS.remove(display);
    }

    private static int onError(Pointer display, Pointer event) {
        X11Error error = X11Error.of(event);
        X11Connection connection = CONNECTIONS.get(display);
        if (connection != null) {
            connection.refused(error);
        } else {
            LOG.debug("an X connection of another library: {}", error);
        }
        return 0;
    }

    /** When this returns, the handler of the display is asked, which exits unless the display is one of ours. */
    private static int onLoss(Pointer display) {
        X11Connection connection = CONNECTIONS.get(display);
        if (connection != null) {
            connection.markLost();
        } else {
            X11Opening.lost();
        }
        return 0;
    }
}
