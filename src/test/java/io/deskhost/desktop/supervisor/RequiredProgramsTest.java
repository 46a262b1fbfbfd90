package io.deskhost.desktop.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalysis;

class RequiredProgramsTest {

    @Test
    void namesThePackagesOfWhatIsMissing(@TempDir Path programs) throws IOException {
        for (String present : List.of("Xvfb", "xterm", "setpriv")) {
            assertThat(Files.createFile(programs.resolve(present)).toFile().setExecutable(true)).isTrue();
        }

        DesktopUnavailable failure = catchThrowableOfType(DesktopUnavailable.class,
                () -> new RequiredPrograms(List.of(programs)).check());

        assertThat(failure).hasMessageContaining("openbox, xrandr, xsetroot");
        assertThat(failure.mend()).contains("apt-get install openbox x11-xserver-utils)");
    }

    @Test
    void startUpSaysWhatIsWrongAndTheMend() {
        RuntimeException failure = new RuntimeException(new DesktopUnavailable("No desktop.", "Start one."));

        FailureAnalysis analysis = new DesktopFailureAnalyzer().analyze(failure);

        assertThat(analysis.getDescription()).isEqualTo("No desktop.");
        assertThat(analysis.getAction()).isEqualTo("Start one.");
    }
}
