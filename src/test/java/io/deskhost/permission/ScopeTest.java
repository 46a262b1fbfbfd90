package io.deskhost.permission;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.message.Samples;
import io.deskhost.message.SessionKind;
import io.deskhost.message.SessionMessage;
import io.deskhost.permission.Scope.Phase;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** T05: every message that there is, in every kind of session, in every phase. */
@DisplayName("T05 scope of a session")
class ScopeTest {

    /**
     * What a session may send after its login, as the protocol's description says. What is not here is a violation:
     * above all what only a host says. {@code OptionMessage} is decided by its fields, see {@link OptionScopeTest}.
     */
    private static final Map<String, List<String>> IN_SESSION = table("""
            message             desktop    files   terminal  camera  tunnel
            ProbeMessage        allow      allow   allow     allow   allow
            CloseReason         allow      allow   allow     allow   allow
            LoginRequest        ignore     ignore  ignore    ignore  ignore
            UnknownMessage      ignore     ignore  ignore    ignore  ignore
            MouseEvent          KEYBOARD   -       -         ignore  -
            KeyEvent            KEYBOARD   -       -         ignore  -
            PointerDeviceEvent  KEYBOARD   -       -         ignore  -
            ClipboardChanged    CLIPBOARD  ignore  ignore    ignore  -
            FileClipboard       FILE       -       -         -       -
            AudioFormat         allow      -       -         allow   -
            AudioFrame          allow      -       -         allow   -
            VoiceCallRequest    allow      -       -         allow   -
            Chat                allow      -       allow     allow   -
            TogglePrivacyMode   allow      -       -         ignore  -
            RestartDevice       RESTART    -       -         -       -
            SwitchSidesRequest  ignore     -       -         -       -
            ElevationRequest    ignore     -       -         -       -
            Foreign             ignore     -       -         -       -
            SwitchDisplay       allow      -       -         allow   -
            CaptureDisplays     allow      -       -         allow   -
            MessageQuery        allow      -       -         allow   -
            ScreenshotRequest   allow      -       -         allow   -
            ChangeResolution    KEYBOARD   -       -         ignore  -
            ToggleVirtualDisplay ignore    -       -         ignore  -
            RefreshAll          allow      ignore  ignore    allow   ignore
            RefreshDisplay      allow      ignore  ignore    allow   ignore
            VideoReceived       allow      -       -         allow   -
            ClientRecording     allow      -       -         allow   -
            AutoAdjustFps       allow      -       -         -       -
            FileAction          ignore     FILE    -         -       -
            FileResponse        ignore     FILE    -         -       -
            TerminalAction      ignore     -       TERMINAL  -       -
            """);
    private static final List<SessionKind> COLUMNS = List.of(SessionKind.DESKTOP, SessionKind.FILES,
            SessionKind.TERMINAL, SessionKind.CAMERA, SessionKind.TUNNEL);
    private static final Map<String, String> BEFORE_LOGIN = Map.of("LoginRequest", "allow", "ProbeMessage", "allow",
            "CloseReason", "allow", "UnknownMessage", "ignore");

    static Stream<String> records() {
        return Samples.all().stream().map(ScopeTest::name).distinct();
    }

    @Test
    void hasASampleOfEveryMessageThatThereIs() {
        assertThat(records()).containsExactlyInAnyOrderElementsOf(permitted(SessionMessage.class)
                .map(Class::getSimpleName).toList());
        assertThat(records().collect(Collectors.toSet())).containsAll(IN_SESSION.keySet());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("records")
    void decidesAboutEveryMessageOfASession(String record) {
        List<String> expected = IN_SESSION.getOrDefault(record, List.of("-", "-", "-", "-", "-"));
        for (int i = 0; i < COLUMNS.size() && !record.equals("OptionMessage"); i++) {
            assertThat(rulings(COLUMNS.get(i), Phase.SESSION, record)).as("%s in %s", record, COLUMNS.get(i))
                    .containsExactly(expected.get(i));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("records")
    void takesOnlyALoginBeforeTheLogin(String record) {
        for (SessionKind kind : SessionKind.values()) {
            assertThat(rulings(kind, Phase.LOGIN, record)).as("%s in %s", record, kind)
                    .containsExactly(BEFORE_LOGIN.getOrDefault(record, "-"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("records")
    void takesACodeOnlyWhileItIsAskedFor(String record) {
        String expected = record.equals("SecondFactor") ? "allow" : BEFORE_LOGIN.getOrDefault(record, "-");
        for (SessionKind kind : SessionKind.values()) {
            assertThat(rulings(kind, Phase.SECOND_FACTOR, record)).as("%s in %s", record, kind)
                    .containsExactly(expected);
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesNothingAfterTheEnd(SessionKind kind) {
        records().forEach(record -> assertThat(rulings(kind, Phase.CLOSED, record)).as(record).containsExactly("-"));
    }

    /** What is said of all samples of one record. */
    private static Set<String> rulings(SessionKind kind, Phase phase, String record) {
        return Samples.all().stream().filter(message -> name(message).equals(record))
                .map(message -> word(Scope.decide(kind, phase, message))).collect(Collectors.toSet());
    }

    static String word(Ruling ruling) {
        return switch (ruling) {
            case Ruling.Allowed allowed -> allowed.permission().map(Enum::name).orElse("allow");
            case Ruling.Ignored _ -> "ignore";
            case Ruling.Violation _ -> "-";
        };
    }

    private static String name(SessionMessage message) {
        return message.getClass().getSimpleName();
    }

    private static Stream<Class<?>> permitted(Class<?> family) {
        return family.isSealed() ? Arrays.stream(family.getPermittedSubclasses()).flatMap(ScopeTest::permitted)
                : Stream.of(family);
    }

    static Map<String, List<String>> table(String text) {
        Map<String, List<String>> table = new LinkedHashMap<>();
        text.lines().skip(1).map(line -> line.strip().split(" +")).forEach(
                cells -> table.put(cells[0], List.of(cells).subList(1, cells.length)));
        return table;
    }
}
