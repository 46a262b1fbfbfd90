package io.deskhost.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * An X server of a test's own, to be registered: a static field lives as long as the class, another as long as one
 * test. <pre>{@code
 * @RegisterExtension
 * static final XvfbExtension XVFB = XvfbExtension.screen(1920, 1080);
 * }</pre>
 * It is started by {@code -displayfd}; {@link #kill()} and {@link #restart()} keep the display number. A server that a
 * test has killed is started again for the next test.
 */
public final class XvfbExtension
        implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {

    private final String screen;
    private final List<String> options = new ArrayList<>();
    private final List<String> prefix = new ArrayList<>();
    private int shrunkWidth;
    private int shrunkHeight;
    private boolean authorised;
    private boolean ofClass;
    private @Nullable Xvfb server;

    private XvfbExtension(String screen) {
        this.screen = screen;
    }

    /** A screen of this size, 24 bits deep. */
    public static XvfbExtension screen(int width, int height) {
        return screen(width, height, 24);
    }

    public static XvfbExtension screen(int width, int height, int depth) {
        return new XvfbExtension(width + "x" + height + "x" + depth);
    }

    /** Shrinks the screen by RandR to this size once it is up; it may later grow to what it was started with. */
    public XvfbExtension shrunkTo(int width, int height) {
        shrunkWidth = width;
        shrunkHeight = height;
        return this;
    }

    /** Lets in only who has the cookie of {@link #authority()}. */
    public XvfbExtension authorised() {
        authorised = true;
        return this;
    }

    /** Further options, such as {@code "-extension", "DAMAGE"}. */
    public XvfbExtension with(String... more) {
        options.addAll(List.of(more));
        return this;
    }

    /** Runs the server as another user; the test then needs root. */
    public XvfbExtension as(String user) {
        prefix.addAll(List.of("setpriv", "--reuid=" + user, "--regid=nogroup", "--clear-groups"));
        return this;
    }

    /** The value of DISPLAY. */
    public String display() {
        return server().display();
    }

    /** The value of XAUTHORITY, if the server was {@link #authorised()}. */
    public Optional<Path> authority() {
        return server().authority();
    }

    /** DISPLAY and XAUTHORITY for programs. */
    public Map<String, String> environment() {
        return server().environment();
    }

    public long pid() {
        return server().pid();
    }

    /** Ends the server with SIGKILL and waits until it is gone. */
    public void kill() {
        server().kill();
    }

    /** Starts it again on the same display number, with the same cookie, at its full size or shrunk as asked. */
    public void restart() {
        server().restart();
        shrink();
    }

    /** Stops (SIGSTOP) the server: whoever asks it something now waits. */
    public void pause() {
        server().signal("STOP");
    }

    public void resume() {
        server().signal("CONT");
    }

    /** Gives the one output a mode of this size, made if need be. */
    public void resize(int width, int height) {
        server().resize(width, height);
    }

    /** Runs a program on this display to its end and gives what it wrote; fails the test if it fails. */
    public String run(String... command) {
        return Programs.run(environment(), List.of(command));
    }

    /** A client on this display; the test closes it. */
    public XClient client() {
        return XClient.open(display(), authority());
    }

    private Xvfb server() {
        if (server == null) {
            throw new IllegalStateException("the X server is not up: is the extension registered?");
        }
        return server;
    }

    private void start() {
        Needs.program("Xvfb");
        if (!prefix.isEmpty()) {
            Needs.program("setpriv");
            Needs.root();
        }
        server = new Xvfb(prefix, screen, options, authorised);
        server.start();
        shrink();
    }

    private void shrink() {
        if (shrunkWidth > 0) {
            Needs.program("xrandr");
            server().resize(shrunkWidth, shrunkHeight);
        }
    }

    private void stop() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        ofClass = true;
        start();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (server == null) {
            start();
        } else if (!server.isUp()) {
            restart();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (!ofClass) {
            stop();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stop();
    }
}
