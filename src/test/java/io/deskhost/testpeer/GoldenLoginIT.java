package io.deskhost.testpeer;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.testing.RunningHost;
import io.deskhost.testing.XvfbExtension;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recorded logins of an unmodified host, said again to ours. */
class GoldenLoginIT {

    @RegisterExtension
    static final XvfbExtension XVFB = RunningHost.owned(XvfbExtension.screen(1280, 800));
    private static RunningHost host;

    @BeforeAll
    static void start() {
        host = RunningHost.on(XVFB).start();
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"login-ok", "login-wrong-password"})
    void isAnsweredAsTheUnmodifiedHostDid(String name) throws IOException {
        GoldenReplay replay = new GoldenReplay(GoldenConversation.named(name), host.road(), RunningHost.PASSWORD);
        assertThat(replay.differences()).isEmpty();
    }
}
