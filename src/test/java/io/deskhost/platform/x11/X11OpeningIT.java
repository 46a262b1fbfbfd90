package io.deskhost.platform.x11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deskhost.service.ServiceUnavailable;
import io.deskhost.testing.XvfbExtension;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What may go wrong while a display is being opened. */
class X11OpeningIT {

    @RegisterExtension
    static final XvfbExtension XVFB = XvfbExtension.screen(640, 480);

    @Test
    void survivesAServerThatDiesWhileItIsBeingOpened() throws IOException, ServiceUnavailable {
        try (CutConnection cut = new CutConnection(XVFB.display())) {
            int died = 0;
            for (int bytes = 0; !opens(cut, bytes); bytes += 8) {
                died++;
            }
            assertThat(died).isGreaterThan(10);
            try (X11Connection connection = X11Connection.open(X11Address.of(XVFB.display()))) {
                assertThat(connection.check()).isEmpty();
                assertThat(connection.lost()).isFalse();
            }
        }
    }

    private static boolean opens(CutConnection cut, int bytesBeyondTheSetup) throws IOException {
        cut.after(bytesBeyondTheSetup);
        try (X11Connection _ = X11Connection.open(X11Address.of(cut.display()))) {
            return true;
        } catch (ServiceUnavailable unavailable) {
            assertThat(unavailable).hasMessageContaining("Cannot open display");
            return false;
        }
    }

    @Test
    void givesUpOnAServerThatDoesNotAnswer() throws ServiceUnavailable {
        XVFB.pause();
        long start = System.nanoTime();
        try {
            assertThatThrownBy(() -> X11Connection.open(X11Address.of(XVFB.display())))
                    .isInstanceOf(ServiceUnavailable.class).hasMessageContaining("does not answer");
        } finally {
            XVFB.resume();
        }
        assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(10));
        X11Connection.open(X11Address.of(XVFB.display())).close();
    }
}
