package io.deskhost.testing;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeaksTest {

    private final Leaks leaks = new Leaks();

    @ParameterizedTest
    @ValueSource(ints = {1, 300, 70_000, 1 << 20})
    void noticesABufferThatNobodyReleased(int size) {
        var lost = leaks.allocator().buffer(size);
        assertThatExceptionOfType(AssertionError.class).isThrownBy(leaks::none);
        lost.release();
        leaks.none();
    }

    @Test
    void noticesADuplicateThatNobodyReleased() {
        var buffer = leaks.allocator().buffer(10);
        var duplicate = buffer.retainedDuplicate();
        buffer.release();
        assertThatExceptionOfType(AssertionError.class).isThrownBy(leaks::none);
        duplicate.release();
        leaks.none();
    }
}
