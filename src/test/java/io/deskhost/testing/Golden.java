package io.deskhost.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Recorded conversations of RustDesk's own host 1.4.9 with a client, under {@code src/test/resources/golden}. */
public final class Golden {

    public static final List<String> CONVERSATIONS = List.of("clipboard-text", "control", "display-switch", "files",
            "login-ok", "login-wrong-password", "port-forward", "relay-sealed", "terminal");

    private static final JsonMapper JSON = new JsonMapper();

    private Golden() {
    }

    /** The frames of a conversation whose payload was recorded whole. */
    public static List<Frame> frames(String conversation) {
        return lines(conversation).filter(line -> line.has("plain") && line.has("bytes"))
                .map(line -> Frame.of(conversation, line))
                .filter(Frame::whole)
                .toList();
    }

    /** The line that holds the keys of a sealed conversation. */
    public static JsonNode keys(String conversation) {
        return lines(conversation).filter(line -> line.has("keys")).findFirst().orElseThrow().get("keys");
    }

    private static Stream<JsonNode> lines(String conversation) {
        try {
            return Files.readAllLines(Path.of("src/test/resources/golden", conversation + ".jsonl")).stream()
                    .map(JSON::readTree);
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    /**
     * One recorded frame.
     *
     * @param bytes  length of the payload on the wire
     * @param member name of the message
     * @param seal   counter of the seal, if it was sealed
     * @param wire   the sealed payload, if it was recorded
     */
    public record Frame(String conversation, boolean fromHost, int bytes, String member, byte[] plain,
                        OptionalInt seal, byte @Nullable [] wire) {

        private static Frame of(String conversation, JsonNode line) {
            return new Frame(conversation, line.get("dir").asString().equals("in"), line.get("bytes").asInt(),
                    line.get("message").propertyNames().stream().findFirst().orElse(""),
                    hex(line.get("plain")),
                    line.has("seal") ? OptionalInt.of(line.get("seal").asInt()) : OptionalInt.empty(),
                    line.has("wire") ? hex(line.get("wire")) : null);
        }

        private boolean whole() {
            return plain.length == bytes;
        }

        private static byte[] hex(JsonNode text) {
            return HexFormat.of().parseHex(text.asString());
        }

        @Override
        public String toString() {
            return conversation + " " + member + " " + HexFormat.of().formatHex(plain);
        }
    }
}
