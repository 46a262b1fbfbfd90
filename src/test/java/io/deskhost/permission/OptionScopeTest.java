package io.deskhost.permission;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskhost.message.OptionMessage;
import io.deskhost.message.Samples;
import io.deskhost.message.SessionKind;
import io.deskhost.message.SessionOptions;
import io.deskhost.permission.Scope.Phase;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("T05 options, field by field")
class OptionScopeTest {

    /** A field that is not here is a violation outside a desktop session. */
    private static final Map<String, List<String>> FIELDS = ScopeTest.table("""
            field               desktop  files   terminal  camera  tunnel
            imageQuality        allow    -       -         allow   -
            customImageQuality  allow    -       -         allow   -
            customFps           allow    -       -         allow   -
            supportedDecoding   allow    ignore  ignore    allow   ignore
            disableAudio        allow    -       -         allow   -
            terminalPersistent  allow    -       allow     -       -
            """);
    private static final List<String> OTHERS = List.of("allow", "-", "-", "-", "-");
    private static final List<SessionKind> COLUMNS = List.of(SessionKind.DESKTOP, SessionKind.FILES,
            SessionKind.TERMINAL, SessionKind.CAMERA, SessionKind.TUNNEL);

    static Stream<String> fields() {
        return Arrays.stream(SessionOptions.class.getRecordComponents()).map(RecordComponent::getName);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fields")
    void decidesAboutEachFieldByItself(String field) {
        SessionOptions options = only(Set.of(field));
        for (int i = 0; i < COLUMNS.size(); i++) {
            assertThat(ruling(COLUMNS.get(i), options)).as("%s in %s", field, COLUMNS.get(i))
                    .isEqualTo(FIELDS.getOrDefault(field, OTHERS).get(i));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fields")
    void oneForbiddenFieldTaintsTheOthers(String field) {
        SessionOptions options = only(Stream.of(field, "supportedDecoding").collect(Collectors.toSet()));
        for (int i = 1; i < COLUMNS.size(); i++) {
            boolean forbidden = FIELDS.getOrDefault(field, OTHERS).get(i).equals("-");
            assertThat(ruling(COLUMNS.get(i), options).equals("-")).as("%s in %s", field, COLUMNS.get(i))
                    .isEqualTo(forbidden || field.equals("terminalPersistent"));
        }
    }

    @Test
    void mentioningNothingIsHarmless() {
        assertThat(COLUMNS).extracting(kind -> ruling(kind, SessionOptions.NONE)).doesNotContain("-");
    }

    /** Otherwise a session of one kind could bring along the powers of another by its login. */
    @ParameterizedTest
    @EnumSource
    void keepsOfALoginOnlyWhatIsAllowedInThatKind(SessionKind kind) {
        SessionOptions kept = OptionScope.ofLogin(kind, Optional.of(Samples.options()));
        Set<String> allowed = fields().filter(field -> ruling(kind, only(Set.of(field))).equals("allow"))
                .collect(Collectors.toSet());
        assertThat(kept).isEqualTo(only(allowed));
    }

    @ParameterizedTest
    @EnumSource
    void takesALoginWithoutOptions(SessionKind kind) {
        assertThat(OptionScope.ofLogin(kind, Optional.empty())).isEqualTo(SessionOptions.NONE);
    }

    private static String ruling(SessionKind kind, SessionOptions options) {
        return ScopeTest.word(Scope.decide(kind, Phase.SESSION, new OptionMessage(options)));
    }

    /** Options that mention these fields and no other. */
    private static SessionOptions only(Set<String> fields) {
        try {
            RecordComponent[] components = SessionOptions.class.getRecordComponents();
            Object[] values = new Object[components.length];
            for (int i = 0; i < values.length; i++) {
                boolean mentioned = fields.contains(components[i].getName());
                values[i] = components[i].getAccessor()
                        .invoke(mentioned ? Samples.options() : SessionOptions.NONE);
            }
            Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
            return SessionOptions.class.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
