package io.deskhost.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.message.CursorMessage.CursorData;
import io.deskhost.message.CursorMessage.CursorId;
import io.deskhost.message.Octets;
import org.junit.jupiter.api.Test;

class KnownShapesTest {

    private final KnownShapes shapes = new KnownShapes();

    private static CursorData shape(long id) {
        return new CursorData(id, 0, 0, 1, 1, Octets.of((byte) id));
    }

    @Test
    void sendsAShapeOnceAndItsNumberFromThenOn() {
        assertThat(shapes.show(shape(1))).isEqualTo(shape(1));
        assertThat(shapes.show(shape(2))).isEqualTo(shape(2));
        assertThat(shapes.show(shape(1))).isEqualTo(new CursorId(1));
        assertThat(shapes.show(shape(2))).isEqualTo(new CursorId(2));
    }

    @Test
    void forgetsTheShapeThatWasNotShownForLongest() {
        for (int id = 1; id <= KnownShapes.MOST; id++) {
            shapes.show(shape(id));
        }
        assertThat(shapes.show(shape(1))).isEqualTo(new CursorId(1));
        shapes.show(shape(KnownShapes.MOST + 1));
        assertThat(shapes.show(shape(1))).isEqualTo(new CursorId(1));
        assertThat(shapes.show(shape(2))).isEqualTo(shape(2));
    }

    @Test
    void startsOver() {
        shapes.show(shape(1));
        shapes.forget();
        assertThat(shapes.show(shape(1))).isEqualTo(shape(1));
    }
}
