package io.deskhost.platform.x11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deskhost.service.ServiceUnavailable;
import org.junit.jupiter.api.Test;

class X11LibraryTest {

    @Test
    void namesTheMissingLibraryAndItsPackage() {
        X11Library missing = new X11Library("libXabsent.so.9", "libxabsent9");
        assertThatThrownBy(missing::require).isInstanceOf(ServiceUnavailable.class)
                .hasMessage("libXabsent.so.9 cannot be loaded. Install the package libxabsent9 (Debian's name).");
        assertThat(missing.present()).isFalse();
    }
}
