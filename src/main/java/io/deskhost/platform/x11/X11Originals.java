package io.deskhost.platform.x11;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import io.deskhost.message.Size;
import io.deskhost.platform.x11.lib.X11;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sizes that displays had before peers changed them. They are kept where they belong to: in a property of the
 * root window, so that they outlive this process, and go with the X server, whose changes are gone then too.
 *
 * <pre>
 * 1920x1080 HDMI-1
 * 1280x720 DP-2
 * </pre>
 */
final class X11Originals {

    private static final String PROPERTY = "_DESKHOST_ORIGINAL_SIZES";
    private static final Pattern LINE = Pattern.compile("([1-9]\\d{0,4})x([1-9]\\d{0,4}) (.+)");
    /** In words of 4 bytes. */
    private static final int LONGEST = 4096;

    private X11Originals() {
    }

    /** By the displays' names; empty when none was changed. */
    static Map<String, Size> read(X11Connection connection) throws X11Lost {
        long property = X11.XInternAtom(connection.display(), PROPERTY, 1);
        return property == 0 ? Map.of() : parse(text(connection, property));
    }

    private static String text(X11Connection connection, long property) throws X11Lost {
        LongByReference type = new LongByReference();
        IntByReference format = new IntByReference();
        LongByReference items = new LongByReference();
        PointerByReference data = new PointerByReference();
        int status = X11.XGetWindowProperty(connection.display(), connection.root(), property, 0, LONGEST, 0,
                X11.XA_STRING, type, format, items, new LongByReference(), data);
        Pointer bytes = data.getValue();
        if (status != 0 || bytes == null) {
            connection.display();
            return "";
        }
        try {
            return format.getValue() != Byte.SIZE ? ""
                    : new String(bytes.getByteArray(0, (int) items.getValue()), StandardCharsets.UTF_8);
        } finally {
            X11.XFree(bytes);
        }
    }

    static Map<String, Size> parse(String text) {
        Map<String, Size> sizes = new LinkedHashMap<>();
        text.lines().map(LINE::matcher).filter(Matcher::matches).forEach(line -> sizes.put(line.group(3),
                new Size(Integer.parseInt(line.group(1)), Integer.parseInt(line.group(2)))));
        return sizes;
    }

    static void write(X11Connection connection, Map<String, Size> sizes) throws X11Lost {
        long property = X11.XInternAtom(connection.display(), PROPERTY, 0);
        if (sizes.isEmpty()) {
            X11.XDeleteProperty(connection.display(), connection.root(), property);
            return;
        }
        StringBuilder text = new StringBuilder();
        sizes.forEach((name, size) -> text.append(size).append(' ').append(name).append('\n'));
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        X11.XChangeProperty(connection.display(), connection.root(), property, X11.XA_STRING, Byte.SIZE,
                X11.PropModeReplace, bytes, bytes.length);
    }
}
