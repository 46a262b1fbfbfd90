package io.deskhost.cursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deskhost.message.CursorMessage.CursorData;
import io.deskhost.message.Octets;
import io.deskhost.service.Published;
import io.deskhost.service.ServiceName;
import io.deskhost.service.ServiceSnapshot;
import io.deskhost.service.ServiceUnavailable;
import io.deskhost.service.Subscription;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CursorServiceTest {

    private final FakeLiveValue<CursorImage> shape = new FakeLiveValue<>();
    private final CursorService service = new CursorService(shape, Octets::of);
    private final List<Published> heard = new ArrayList<>();

    private static CursorImage image(int pixel) {
        return new CursorImage(1, 1, 0, 0, new int[] {pixel});
    }

    private Subscription listen(List<Published> to) throws ServiceUnavailable {
        return service.subscribe(ServiceName.CURSOR, to::add);
    }

    private static CursorData data(Published published) {
        return (CursorData) ((Published.Said) published).message();
    }

    @Test
    void tellsThePresentShapeFirstAndOnce() throws ServiceUnavailable {
        shape.becomes(image(0xff000001));
        listen(heard);
        List<Published> later = new ArrayList<>();
        listen(later);
        assertThat(heard).hasSize(1).isEqualTo(later);
        assertThat(heard.getFirst().isState()).isTrue();
    }

    @Test
    void tellsEachChangeButNoEqualShape() throws ServiceUnavailable {
        listen(heard);
        shape.becomes(image(0xff000001));
        shape.becomes(image(0xff000001));
        shape.becomes(image(0xff000002));
        shape.becomes(image(0xff000001));
        assertThat(heard).hasSize(3);
        assertThat(data(heard.get(2))).isEqualTo(data(heard.get(0))).isNotEqualTo(data(heard.get(1)));
    }

    @Test
    void watchesOnlyWhileSomebodyListens() throws ServiceUnavailable {
        assertThat(shape.listener).isNull();
        Subscription first = listen(heard);
        Subscription second = listen(heard);
        first.close();
        assertThat(shape.listener).isNotNull();
        second.close();
        second.close();
        assertThat(shape.listener).isNull();
        assertThat(shape.watches).isOne();
    }

    @Test
    void startsOverForWhoComesAfterTheEnd() throws ServiceUnavailable {
        shape.becomes(image(0xff000001));
        listen(heard).close();
        shape.becomes(image(0xff000002));
        List<Published> later = new ArrayList<>();
        listen(later);
        assertThat(later).singleElement().isNotEqualTo(heard.getFirst());
    }

    @Test
    void isNotThereWithoutCompression() {
        CursorService without = new CursorService(shape, new Compression() {
            @Override
            public Octets compress(byte[] bytes) {
                throw new IllegalStateException();
            }

            @Override
            public void require() throws ServiceUnavailable {
                throw new ServiceUnavailable("no zstd");
            }
        });
        assertThatThrownBy(() -> without.subscribe(ServiceName.CURSOR, heard::add))
                .isInstanceOf(ServiceUnavailable.class).hasMessage("no zstd");
        assertThat(shape.listener).isNull();
    }

    @Test
    void tellsATroubleAndItsEndOnce() throws ServiceUnavailable {
        listen(heard);
        for (String why : List.of("", "The X server is gone.", "The X server is gone.")) {
            shape.listener.trouble(why);
        }
        assertThat(heard).containsExactly(new Published.Trouble(ServiceName.CURSOR, "The X server is gone."));
        assertThat(service.snapshots()).containsExactly(
                new ServiceSnapshot(ServiceName.CURSOR, 1, 0, 0, "The X server is gone."));
        shape.listener.trouble("");
        assertThat(heard).last().isEqualTo(new Published.Trouble(ServiceName.CURSOR, ""));
    }
}
