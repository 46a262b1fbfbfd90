package io.deskhost.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddresseeTest {

    private static final String ID = "123456789";

    @ParameterizedTest
    @ValueSource(strings = {ID, "127.0.0.1", "10.0.0.1:21118", "255.255.255.255:1", "::1", "2001:db8::7",
            "[::1]:21118", "[fe80::1%eth0]:21118", "fe80::1%2", "::ffff:10.0.0.1", "host.example.org:21118",
            "a-b.co:1"})
    void isThisHost(String dialled) {
        assertThat(Addressee.isThisHost(dialled, ID)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "987654321", "1234567890", "12345678", "127.1", "2130706433", "256.0.0.1",
            "10.0.0.1:", "10.0.0.1:123456", "localhost:21118", "host:21118", "face:21118", ":", "1:2", "[::1",
            "::1]:1", "1::2::3", "host.example.org", "host.example.o:1", "-.:1", "[10.0.0.1]:1", "x [::1]:1",
            "10.0.0.1\n", "[]:1", "123456789@public"})
    void isAnotherHost(String dialled) {
        assertThat(Addressee.isThisHost(dialled, ID)).isFalse();
    }

    @Test
    void takesNoLongLookAtALongName() {
        Assertions.assertTimeout(Duration.ofSeconds(1), () -> {
            assertThat(Addressee.isThisHost("a.".repeat(200_000), ID)).isFalse();
            assertThat(Addressee.isThisHost("a.".repeat(149) + "!", ID)).isFalse();
            assertThat(Addressee.isThisHost("1:".repeat(149) + "!", ID)).isFalse();
        });
    }
}
