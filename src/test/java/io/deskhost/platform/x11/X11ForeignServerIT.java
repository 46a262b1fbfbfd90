package io.deskhost.platform.x11;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.service.ServiceUnavailable;
import io.deskhost.testing.XClient;
import io.deskhost.testing.XWindow;
import io.deskhost.testing.XvfbExtension;
import io.deskhost.video.Grab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An X server of another user, which may not attach our segment. */
class X11ForeignServerIT {

    @RegisterExtension
    static final XvfbExtension XVFB = XvfbExtension.screen(320, 200).as("nobody");

    @Test
    void t44FallsBackWhereTheServerOfAnotherUserIsRefusedTheSharedMemory() throws ServiceUnavailable {
        try (XClient client = XVFB.client(); XWindow _ = client.window(10, 10, 10, 10, 0xff0000);
             X11Screen screen = X11Screen.open(X11Connection.open(X11Address.of(XVFB.display())), 0)) {
            assertThat(screen.method()).isEqualTo("XGetImage, XDamage");
            assertThat(screen.grab()).isInstanceOf(Grab.Changed.class);
            assertThat(screen.picture().pixels().getInt(10 * screen.picture().stride() + 4 * 10) & 0xffffff)
                    .isEqualTo(0xff0000);
        }
    }
}
