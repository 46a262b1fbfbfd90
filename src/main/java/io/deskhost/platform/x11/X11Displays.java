package io.deskhost.platform.x11;

import io.deskhost.display.AwakeHold;
import io.deskhost.display.DisplayControl;
import io.deskhost.display.ResolutionChange;
import io.deskhost.message.Size;
import io.deskhost.service.ServiceUnavailable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The monitors of an X server, changed by RandR. Each call has a connection of its own. */
public final class X11Displays implements DisplayControl {

    private static final Logger LOG = LoggerFactory.getLogger(X11Displays.class);

    private final X11Address address;

    public X11Displays(X11Address address) {
        this.address = address;
    }

    @Override
    public ResolutionChange change(String display, Size size) {
        try (X11Connection connection = X11Connection.open(address)) {
            Map<String, Size> before = X11Originals.read(connection);
            X11Resolution resolution = new X11Resolution(connection);
            if (!before.containsKey(display)) {
                Map<String, Size> more = new LinkedHashMap<>(before);
                resolution.now(display).ifPresent(now -> more.put(display, now));
                X11Originals.write(connection, more);
            }
            ResolutionChange change = resolution.change(display, size);
            if (change instanceof ResolutionChange.Refused) {
                X11Originals.write(connection, before);
                connection.check();
            }
            return change;
        } catch (ServiceUnavailable gone) {
            return new ResolutionChange.Refused(gone.getMessage());
        }
    }

    @Override
    public void restore() {
        try (X11Connection connection = X11Connection.open(address)) {
            Map<String, Size> originals = X11Originals.read(connection);
            if (!originals.isEmpty()) {
                restore(connection, originals);
                X11Originals.write(connection, Map.of());
                connection.check();
            }
        } catch (ServiceUnavailable gone) {
            LOG.debug("No sizes to give back: {}", gone.getMessage());
        }
    }

    /** Twice if need be: one display may only have room once another has gone back. */
    private static void restore(X11Connection connection, Map<String, Size> originals) throws X11Lost {
        Map<String, Size> left = new LinkedHashMap<>(originals);
        for (int i = 0; i < 2 && !left.isEmpty(); i++) {
            for (Map.Entry<String, Size> original : Map.copyOf(left).entrySet()) {
                if (new X11Resolution(connection).change(original.getKey(), original.getValue())
                        instanceof ResolutionChange.Done) {
                    left.remove(original.getKey());
                    LOG.info("Display {} is {} again", original.getKey(), original.getValue());
                }
            }
        }
        left.forEach((display, size) -> LOG.warn("Display {} could not be given back its size {}", display, size));
    }

    @Override
    public AwakeHold keepAwake() throws ServiceUnavailable {
        return X11AwakeHold.open(address);
    }
}
