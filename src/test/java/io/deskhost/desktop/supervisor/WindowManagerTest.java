package io.deskhost.desktop.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WindowManagerTest {

    @Test
    void leavesOneDesktop() {
        assertThat(WindowManager.withOneDesktop("<desktops>\n<number>4</number>\n<firstdesk>1</firstdesk>"))
                .isEqualTo("<desktops>\n<number>1</number>\n<firstdesk>1</firstdesk>");
    }
}
