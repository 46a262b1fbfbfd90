package io.deskhost.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaintextPolicyTest {

    @ParameterizedTest
    @CsvSource({"loopback, 127.0.0.1, true", "loopback, 127.9.9.9, true", "loopback, ::1, true",
            "loopback, 10.0.0.1, false", "loopback, fe80::1, false", "deny, 127.0.0.1, false", "deny, ::1, false",
            "allow, 203.0.113.7, true", "allow, 2001:db8::1, true", "allow, ::1, true",
            "10.0.0.0/8, 10.255.0.1, true", "10.0.0.0/8, 11.0.0.1, false", "10.0.0.0/8, ::1, false",
            "192.168.1.128/25, 192.168.1.128, true", "192.168.1.128/25, 192.168.1.127, false",
            "128.0.0.0/1, 255.0.0.1, true", "128.0.0.0/1, 127.0.0.1, false", "203.0.113.7, 203.0.113.7, true",
            "203.0.113.7, 203.0.113.8, false", "2001:db8::/33, 2001:db8:7fff::1, true",
            "2001:db8::/33, 2001:db8:8000::1, false", "0.0.0.0/0, 8.8.8.8, true", "0.0.0.0/0, 2001:db8::1, false"})
    void knowsWhoMayTalkInClear(String setting, String address, boolean allowed) {
        assertThat(PlaintextPolicy.of(List.of(setting)).allows(InetAddress.ofLiteral(address))).isEqualTo(allowed);
    }

    @Test
    void takesAListAndNothingBesides() {
        PlaintextPolicy policy = PlaintextPolicy.of(List.of("10.0.0.0/8", " fd00::/8 "));
        assertThat(policy.allows(InetAddress.ofLiteral("10.1.1.1"))).isTrue();
        assertThat(policy.allows(InetAddress.ofLiteral("fd00::1"))).isTrue();
        assertThat(policy.allows(InetAddress.ofLiteral("127.0.0.1"))).isFalse();
        assertThat(PlaintextPolicy.of(List.of()).allows(InetAddress.ofLiteral("127.0.0.1"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yes", "Loopback", "localhost", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "::/129",
            "10.0.0/8/8", "256.0.0.1", "host.example.org/8"})
    void refusesASettingThatIsNone(String setting) {
        assertThatIllegalArgumentException().isThrownBy(() -> PlaintextPolicy.of(List.of(setting)))
                .withMessageContaining("deskhost.peer.direct.plaintext: '" + setting + "'");
    }
}
