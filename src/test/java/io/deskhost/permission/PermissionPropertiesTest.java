package io.deskhost.permission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PermissionPropertiesTest {

    @Test
    void grantsWhatIsBuiltAndNothingElse() {
        assertThat(of(Map.of()).all()).hasSize(Permission.values().length)
                .allSatisfy((permission, on) -> assertThat(on).as("%s", permission)
                        .isEqualTo(PermissionProperties.BUILT.contains(permission)));
    }

    @Test
    void keepsTerminalTunnelAndCameraOffUnlessSomebodyAllowsThem() {
        PermissionProperties defaults = of(Map.of());
        assertThat(defaults.terminal()).isEqualTo(PermissionProperties.Grant.DENY);
        assertThat(defaults.tunnel()).isEqualTo(PermissionProperties.Grant.DENY);
        assertThat(defaults.camera()).isEqualTo(PermissionProperties.Grant.DENY);
    }

    @Test
    void deniesWhatIsSetToDeny() {
        assertThat(of(Map.of("deskhost.permission.keyboard", "deny")).allows(Permission.KEYBOARD)).isFalse();
    }

    @Test
    void tellsPeersTheEightInTheOrderOfTheProtocol() {
        assertThat(Permission.TOLD).extracting(permission -> permission.number().orElseThrow())
                .containsExactly(0, 2, 3, 4, 5, 6, 7, 8);
    }

    private static PermissionProperties of(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("deskhost.permission", PermissionProperties.class);
    }
}
