package io.deskhost.platform.x11;

import com.sun.jna.Pointer;
import io.deskhost.platform.x11.lib.X11;
import io.deskhost.service.ServiceUnavailable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Opens displays, one at a time: the cookie to use is a global of libX11. */
final class X11Opening {

    private static final Pattern NUMBER = Pattern.compile(".*:(\\d+)(\\.\\d+)?");

    private X11Opening() {
    }

    static synchronized X11Connection open(X11Address address) throws ServiceUnavailable {
        X11Library.XLIB.require();
        X11Faults.install();
        Pointer display;
        if (address.authority().isPresent()) {
            display = openWith(cookie(address.authority().get(), address.toString()), address);
        } else {
            display = X11.XOpenDisplay(name(address));
        }
        if (display == null) {
            throw new ServiceUnavailable("Cannot open display " + address + ". Is an X server running there, and "
                    + "does XAUTHORITY hold its cookie?");
        }
        return new X11Connection(display);
    }

    private static @Nullable Pointer openWith(byte[] cookie, X11Address address) {
        byte[] method = XAuthority.COOKIE.getBytes(StandardCharsets.US_ASCII);
        X11.XSetAuthorization(method, method.length, cookie, cookie.length);
        try {
            return X11.XOpenDisplay(name(address));
        } finally {
            X11.XSetAuthorization(null, 0, null, 0);
        }
    }

    private static @Nullable String name(X11Address address) {
        return address.display().orElse(null);
    }

    private static byte[] cookie(Path file, String display) throws ServiceUnavailable {
        Matcher number = NUMBER.matcher(display);
        if (!number.matches()) {
            throw new ServiceUnavailable("Not the name of a display: " + display);
        }
        try {
            return XAuthority.cookie(file, number.group(1)).orElseThrow(() ->
                    new ServiceUnavailable("No cookie for display " + display + " in " + file));
        } catch (IOException failure) {
            throw new ServiceUnavailable("Cannot read the X cookie file " + file + ": " + failure, failure);
        }
    }
}
