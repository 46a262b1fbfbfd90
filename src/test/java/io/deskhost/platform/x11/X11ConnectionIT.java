package io.deskhost.platform.x11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.Memory;
import com.sun.jna.ptr.IntByReference;
import io.deskhost.platform.x11.X11Connection.Woken;
import io.deskhost.platform.x11.lib.X11;
import io.deskhost.service.ServiceUnavailable;
import io.deskhost.testing.XvfbExtension;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class X11ConnectionIT {

    @RegisterExtension
    static final XvfbExtension XVFB = XvfbExtension.screen(640, 480);

    @RegisterExtension
    static final XvfbExtension LOCKED = XvfbExtension.screen(320, 200).authorised();

    @Test
    void collectsWhatTheServerRefuses() throws ServiceUnavailable {
        try (X11Connection connection = X11Connection.open(X11Address.of(XVFB.display()))) {
            assertThat(connection.check()).isEmpty();
            X11.XSelectInput(connection.display(), 0x7fff_fff1, 0);
            X11.XSelectInput(connection.display(), 0x7fff_fff2, 0);

            Optional<X11Error> error = connection.check();

            assertThat(error).get().extracting(X11Error::code, X11Error::resource)
                    .containsExactly(X11.BadWindow, 0x7fff_fff1L);
            assertThat(error.get()).hasToString("BadWindow (request 2.0, resource 0x7ffffff1)");
            assertThat(connection.check()).isEmpty();
        }
    }

    @Test
    void tellsEachConnectionItsOwnRefusals() throws ServiceUnavailable {
        try (X11Connection one = X11Connection.open(X11Address.of(XVFB.display()));
             X11Connection other = X11Connection.open(X11Address.of(XVFB.display()))) {
            X11.XSelectInput(one.display(), 0x7fff_fff1, 0);
            assertThat(other.check()).isEmpty();
            assertThat(one.check()).isPresent();
        }
    }

    @Test
    void waitsUntilTimeIsUp() throws ServiceUnavailable {
        try (X11Connection connection = X11Connection.open(X11Address.of(XVFB.display()))) {
            long start = System.nanoTime();
            assertThat(connection.await(TimeUnit.MILLISECONDS.toNanos(30))).isEqualTo(Woken.TIME_IS_UP);
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(30));
            assertThat(connection.await(0)).isEqualTo(Woken.TIME_IS_UP);
        }
    }

    @Test
    void wakesFromAnotherThreadOrBeforehand() throws ServiceUnavailable {
        try (X11Connection connection = X11Connection.open(X11Address.of(XVFB.display()))) {
            connection.wake();
            assertThat(connection.await(-1)).isEqualTo(Woken.WOKEN);
            CompletableFuture.runAsync(connection::wake,
                    CompletableFuture.delayedExecutor(30, TimeUnit.MILLISECONDS));
            assertThat(connection.await(-1)).isEqualTo(Woken.WOKEN);
            assertThat(connection.await(0)).isEqualTo(Woken.TIME_IS_UP);
        }
    }

    @Test
    void waitsForEvents() throws ServiceUnavailable {
        try (X11Connection connection = X11Connection.open(X11Address.of(XVFB.display()))) {
            X11.XSelectInput(connection.display(), connection.root(), X11.StructureNotifyMask);
            connection.check();
            XVFB.resize(320, 240);
            assertThat(connection.await(TimeUnit.SECONDS.toNanos(5))).isEqualTo(Woken.EVENTS);
            assertThat(connection.next()).get().extracting(X11Event::type).isEqualTo(X11.ConfigureNotify);
        }
    }

    @Test
    void noticesTheDeathOfTheServerWhileWaiting() throws ServiceUnavailable {
        try (X11Connection connection = X11Connection.open(X11Address.of(XVFB.display()))) {
            CompletableFuture.runAsync(XVFB::kill, CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS));
            assertThat(connection.await(TimeUnit.SECONDS.toNanos(10))).isEqualTo(Woken.LOST);
            assertThat(connection.await(-1)).isEqualTo(Woken.LOST);
            assertThat(connection.next()).isEmpty();
            assertThat(connection.check()).isEmpty();
        }
    }

    @Test
    void survivesTheDeathOfTheServerWithinARequest() throws ServiceUnavailable {
        try (X11Connection connection = X11Connection.open(X11Address.of(XVFB.display()));
             X11Connection flooded = X11Connection.open(X11Address.of(XVFB.display()))) {
            XVFB.kill();
            assertThat(connection.lost()).isFalse();
            assertThat(geometry(connection)).isZero();
            assertThat(connection.lost()).isTrue();
            assertThatThrownBy(connection::display).isInstanceOf(X11Lost.class);
            assertThatThrownBy(() -> flood(flooded)).isInstanceOf(X11Lost.class);
            assertThat(flooded.lost()).isTrue();
        }
    }

    @Test
    void opensAnewWhenTheServerIsBack() throws ServiceUnavailable {
        String display = XVFB.display();
        XVFB.kill();
        assertThatThrownBy(() -> X11Connection.open(X11Address.of(display)))
                .isInstanceOf(ServiceUnavailable.class).hasMessageContaining("Cannot open display " + display);
        XVFB.restart();
        assertThat(XVFB.display()).isEqualTo(display);
        try (X11Connection connection = X11Connection.open(X11Address.of(display))) {
            assertThat(geometry(connection)).isNotZero();
        }
    }

    @Test
    void bringsTheCookieOfTheFileItIsGiven() throws ServiceUnavailable {
        X11Address with = new X11Address(Optional.of(LOCKED.display()), LOCKED.authority());
        try (X11Connection connection = X11Connection.open(with)) {
            assertThat(geometry(connection)).isNotZero();
        }
        assertThatThrownBy(() -> X11Connection.open(X11Address.of(LOCKED.display())))
                .isInstanceOf(ServiceUnavailable.class).hasMessageContaining("XAUTHORITY");
    }

    @Test
    void saysWhichCookieFileCannotBeRead() {
        X11Address address = new X11Address(Optional.of(LOCKED.display()), Optional.of(Path.of("/nonexistent/a")));
        assertThatThrownBy(() -> X11Connection.open(address))
                .isInstanceOf(ServiceUnavailable.class).hasMessageContaining("/nonexistent/a");
    }

    @Test
    void wakingAClosedConnectionIsHarmless() throws ServiceUnavailable {
        X11Connection connection = X11Connection.open(X11Address.of(XVFB.display()));
        connection.close();
        connection.close();
        connection.wake();
        assertThat(connection.lost()).isTrue();
    }

    private static void flood(X11Connection connection) throws X11Lost {
        for (int i = 0; i < 10_000; i++) {
            X11.XSelectInput(connection.display(), connection.root(), 0);
            if (i % 500 == 0) {
                connection.flush();
            }
        }
    }

    private static int geometry(X11Connection connection) throws X11Lost {
        IntByReference any = new IntByReference();
        try (Memory root = new Memory(Long.BYTES)) {
            return X11.XGetGeometry(connection.display(), connection.root(), root, any, any, any, any, any, any);
        }
    }
}
