package io.deskhost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code docs/configuration.md} lists the settings that there are, with the defaults that they have. */
class ConfigurationDocTest {

    /** | `deskhost.name` | `default` | meaning | */
    private static final Pattern ROW = Pattern.compile("^\\| `(deskhost\\.[a-z.-]+)` \\| (?:`([^`]*)`)?[^|]* \\| ",
            Pattern.MULTILINE);

    @Test
    void listsEverySettingWithItsDefaultAndNoOther() throws IOException {
        assertThat(documented()).isEqualTo(settings());
    }

    private static Map<String, String> documented() throws IOException {
        return ROW.matcher(Files.readString(Path.of("docs/configuration.md"))).results().collect(Collectors.toMap(
                row -> row.group(1), ConfigurationDocTest::defaultOf, (a, b) -> a + " and " + b, TreeMap::new));
    }

    private static String defaultOf(MatchResult row) {
        return row.group(2) == null ? "" : row.group(2);
    }

    private static Map<String, String> settings() throws IOException {
        JsonNode metadata = JsonMapper.shared().readTree(
                new ClassPathResource("META-INF/spring-configuration-metadata.json").getInputStream());
        Map<String, String> settings = new TreeMap<>();
        metadata.get("properties").forEach(property ->
                settings.put(property.get("name").asString(), property.path("defaultValue").asString("")));
        return settings;
    }
}
