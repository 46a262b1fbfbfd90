package io.deskhost.desktop.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.deskhost.desktop.DesktopAccess;
import io.deskhost.desktop.DesktopProperties;
import io.deskhost.desktop.DesktopProperties.Process;
import io.deskhost.desktop.DesktopProperties.Source;
import io.deskhost.testing.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The decision between a desktop that is there and one of our own, on real X servers. */
class DesktopSupervisorIT {

    @TempDir
    private Path directory;
    private DesktopSupervisor host;
    private DesktopAccess there;

    @BeforeEach
    void startADesktop() {
        List.of("Xvfb", "openbox", "xterm", "xrandr", "xsetroot", "setpriv").forEach(Needs::program);
        host = new DesktopSupervisor(properties(Source.VIRTUAL, "1280x720"), directory.resolve("first"), Map.of());
        host.start();
        there = host.access();
    }

    @AfterEach
    void stop() throws IOException {
        if (host != null) {
            host.stop();
            Placements.remove(host.placement());
        }
    }

    @Test
    void attachesToADisplayThatOpens() throws IOException {
        DesktopSupervisor second = new DesktopSupervisor(properties(Source.AUTO, "1280x720"),
                directory.resolve("second"), environment(there.xauthority().orElseThrow()));

        second.start();

        assertThat(second.access().display()).isEqualTo(there.display());
        assertThat(second.access().user()).isEqualTo(there.user());
        assertThat(second.health().virtual()).isFalse();
        assertThat(Owned.uid(second.access().xauthority().orElseThrow())).isEqualTo(second.user().uid());
        second.stop();
        assertThat(host.health().serverUp()).isTrue();
        Placements.remove(second.placement());
    }

    @Test
    void saysSoWhenItMayNotAttach() throws IOException {
        Path wrong = Files.write(directory.resolve("wrong"), Xauthority.encode(List.of(Xauthority.freshCookie())));
        DesktopSupervisor second = new DesktopSupervisor(properties(Source.ATTACH, "1280x720"),
                directory.resolve("second"), environment(wrong));

        DesktopUnavailable failure = catchThrowableOfType(DesktopUnavailable.class, second::start);

        assertThat(failure).hasMessage("Cannot open display " + there.display() + ".");
        assertThat(failure.mend()).isEqualTo("Set deskhost.desktop.source=virtual or start an X server.");
    }

    @Test
    void neverLooksForDisplaysThatNobodyNamed() {
        DesktopSupervisor second = new DesktopSupervisor(properties(Source.ATTACH, "1280x720"),
                directory.resolve("second"), Map.of());

        assertThat(catchThrowableOfType(DesktopUnavailable.class, second::start))
                .hasMessageContaining("DISPLAY is not set");
    }

    @Test
    void makesADesktopOfItsOwnWhereTheNamedOneDoesNotOpen() throws IOException {
        Path wrong = Files.write(directory.resolve("wrong"), Xauthority.encode(List.of(Xauthority.freshCookie())));
        DesktopSupervisor second = new DesktopSupervisor(properties(Source.AUTO, "800x600"),
                directory.resolve("second"), environment(wrong));

        second.start();

        assertThat(second.access().display()).isNotEqualTo(there.display());
        assertThat(second.health()).isEqualTo(new DesktopHealth(true, true, 0, false, 0));
        second.stop();
        assertThat(second.health().serverUp()).isFalse();
        Placements.remove(second.placement());
    }

    @Test
    void secondHostDoesNotTakeTheStateOfTheFirst() throws IOException {
        byte[] cookie = Files.readAllBytes(there.xauthority().orElseThrow());
        DesktopSupervisor second = new DesktopSupervisor(properties(Source.VIRTUAL, "800x600"),
                directory.resolve("first"), Map.of());

        assertThat(catchThrowableOfType(DesktopUnavailable.class, second::start))
                .hasMessageContaining("Another host runs");
        second.stop();

        assertThat(Files.readAllBytes(there.xauthority().orElseThrow())).isEqualTo(cookie);
    }

    @Test
    void clearsAwayWhatItPlacedForThisRun() {
        Path runtime = host.placement().linkDirectory().getParent();

        host.stop();

        assertThat(runtime).doesNotExist();
        assertThat(directory.resolve("first")).isNotEmptyDirectory();
    }

    @Test
    void onlyTheDesktopsUserEntersTheLinkDirectory() throws IOException {
        Path link = host.placement().linkDirectory();
        boolean root = OsUser.current().isRoot();

        assertThat(Owned.uid(link)).isEqualTo(OsUser.current().uid());
        assertThat(Owned.gid(link)).isEqualTo(host.user().gid());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(link)))
                .isEqualTo(root ? "rwx--x---" : "rwx------");
    }

    @Test
    void anotherUserGetsReadableCopiesOfWhatItCannotRead() throws IOException {
        Needs.root();
        RunAs nobody = new RunAs(OsUser.current(), OsUser.named("nobody").orElseThrow());
        Path hidden = Files.createDirectory(directory.resolve("hidden"));
        Path file = Files.writeString(hidden.resolve("x.jar"), "x");

        assertThat(ProgramFiles.readable(nobody, List.of(file))).isFalse();
        assertThat(ProgramFiles.readable(nobody, List.of(Copies.tree(hidden, host.placement().store(), "app"))))
                .isTrue();
    }

    private Map<String, String> environment(Path cookies) {
        return Map.of("DISPLAY", there.display(), "XAUTHORITY", cookies.toString());
    }

    private static DesktopProperties properties(Source source, String size) {
        return new DesktopProperties(source, Process.SAME, "nobody", size, "");
    }
}
