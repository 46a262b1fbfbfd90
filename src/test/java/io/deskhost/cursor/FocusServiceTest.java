package io.deskhost.cursor;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.message.DisplayMessage.FollowDisplay;
import io.deskhost.service.Published;
import io.deskhost.service.ServiceName;
import io.deskhost.service.ServiceUnavailable;
import io.deskhost.service.Subscription;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FocusServiceTest {

    private final FakeLiveValue<Integer> display = new FakeLiveValue<>();
    private final FocusService service = new FocusService(display);
    private final List<Published> heard = new ArrayList<>();

    private Subscription listen(List<Published> to) throws ServiceUnavailable {
        return service.subscribe(ServiceName.WINDOW_FOCUS, to::add);
    }

    private static Published follow(int display) {
        return new Published.Said(ServiceName.WINDOW_FOCUS, new FollowDisplay(display), false);
    }

    @Test
    void tellsChangesButNotHowThingsStand() throws ServiceUnavailable {
        display.becomes(1);
        listen(heard);
        display.becomes(1);
        assertThat(heard).isEmpty();
        display.becomes(0);
        display.becomes(1);
        assertThat(heard).containsExactly(follow(0), follow(1));
    }

    @Test
    void tellsANewcomerNothing() throws ServiceUnavailable {
        display.becomes(1);
        listen(heard);
        display.becomes(0);
        List<Published> later = new ArrayList<>();
        listen(later);
        assertThat(later).isEmpty();
        display.becomes(1);
        assertThat(later).containsExactly(follow(1));
    }

    @Test
    void whatHappenedWhileNobodyListenedIsNoChange() throws ServiceUnavailable {
        display.becomes(1);
        listen(heard).close();
        display.becomes(0);
        listen(heard);
        assertThat(heard).isEmpty();
    }
}
