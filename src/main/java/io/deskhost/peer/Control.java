package io.deskhost.peer;

import io.deskhost.desktop.Desktop;
import io.deskhost.message.InputMessage;
import io.deskhost.permission.Permission;
import io.deskhost.service.ServiceCommand;
import io.deskhost.service.ServiceName;
import io.deskhost.service.ServiceUnavailable;
import io.deskhost.service.Subscription;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A session's hand on keyboard and pointer: open while the permission is there and the peer itself does not want to
 * look only. Confined to the connection's event loop.
 */
final class Control {

    /** Enough for a clipboard typed as keystrokes. */
    private static final int TEXT = 64 << 10;
    private static final int MODIFIERS = 32;
    private static final long SILENCE_NANOS = 3_000_000_000L;

    private final Desktop desktop;
    private final int peer;
    private @Nullable Subscription input;
    private boolean silent;

    Control(Desktop desktop, int peer) {
        this.desktop = desktop;
        this.peer = peer;
    }

    /** Opens or closes the hand. @return whether it is open now */
    boolean decide(Map<Permission, Boolean> permissions, boolean disabledByPeer) throws ServiceUnavailable {
        boolean wanted = permissions.getOrDefault(Permission.KEYBOARD, false) && !disabledByPeer;
        if (wanted && input == null) {
            input = desktop.subscribe(ServiceName.INPUT, _ -> { });
            desktop.command(new ServiceCommand.Admitted(peer));
        } else if (!wanted && input != null) {
            desktop.command(new ServiceCommand.Revoked(peer));
            input.close();
            input = null;
        }
        return wanted;
    }

    boolean isOpen() {
        return input != null;
    }

    void input(InputMessage message) {
        silent = false;
        if (!bounded(message)) {
            return;
        }
        desktop.command(new ServiceCommand.Input(peer, message));
    }

    /** The link carries keys, not books. */
    private static boolean bounded(InputMessage message) {
        return switch (message) {
            case InputMessage.KeyEvent key -> key.modifiers().size() <= MODIFIERS
                    && !(key.key() instanceof InputMessage.Key.Text text && text.text().length() > TEXT);
            case InputMessage.MouseEvent mouse -> mouse.modifiers().size() <= MODIFIERS;
            case InputMessage.PointerDeviceEvent touch -> touch.modifiers().size() <= MODIFIERS;
        };
    }

    /** A peer that has fallen silent may be gone: what it holds is released. @return whether it is silent */
    boolean tick(long lastReceived) {
        boolean now = System.nanoTime() - lastReceived > SILENCE_NANOS;
        if (now && !silent && input != null) {
            desktop.command(new ServiceCommand.Silent(peer));
        }
        silent = now;
        return now;
    }

    void close() {
        desktop.command(new ServiceCommand.Gone(peer));
        if (input != null) {
            input.close();
            input = null;
        }
    }
}
