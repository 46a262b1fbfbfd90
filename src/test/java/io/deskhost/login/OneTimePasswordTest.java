package io.deskhost.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OneTimePasswordTest {

    private final OneTimePassword password = new OneTimePassword(8, "salt");

    @Test
    void hasNoCharacterThatLooksLikeAnother() {
        assertThat(password.current()).matches("[2-9a-km-np-z]{8}").doesNotContain("l", "o");
    }

    @Test
    void isAnotherOneAfterTenWrongAttemptsInARow() {
        String before = password.current();
        wrong(9);
        assertThat(password.current()).isEqualTo(before);
        wrong(1);
        assertThat(password.current()).isNotEqualTo(before);
    }

    @Test
    void countsAnewAfterARightAttempt() {
        String before = password.current();
        wrong(9);
        password.rightAttempt();
        wrong(9);
        assertThat(password.current()).isEqualTo(before);
    }

    @Test
    void countsAnewForANewOne() {
        wrong(9);
        password.replace();
        String before = password.current();
        wrong(9);
        assertThat(password.current()).isEqualTo(before);
    }

    @Test
    void tellsEachNewOneAndProvesOnlyThat() {
        List<String> told = new ArrayList<>();
        password.onChange(told::add);
        password.replace();
        assertThat(told).containsExactly(password.current());
        assertThat(password.verifier()).isEqualTo(PasswordProof.verifier(password.current(), "salt"));
    }

    private void wrong(int times) {
        for (int i = 0; i < times; i++) {
            password.wrongAttempt();
        }
    }
}
