package io.deskhost.platform.sodium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;

class SodiumFailureAnalyzerTest {

    @Test
    void aMissingLibraryIsSaidWithItsPackage() {
        Throwable thrown = catchThrowable(() -> SodiumLibrary.load(List.of("libnotthere.so.1")));
        FailureAnalysis said = new SodiumFailureAnalyzer().analyze(new IllegalStateException(thrown));
        assertThat(said.getDescription()).contains("libsodium is missing");
        assertThat(said.getAction()).contains("apt-get install libsodium23");
    }
}
