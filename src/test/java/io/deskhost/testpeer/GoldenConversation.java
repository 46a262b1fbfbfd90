package io.deskhost.testpeer;

import com.google.protobuf.InvalidProtocolBufferException;
import io.deskhost.wire.proto.Peer.Message;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A conversation recorded between an unmodified host and a client.
 *
 * @param shows    what it is an example of
 * @param host     which host it was
 * @param password that host's password
 */
public record GoldenConversation(String name, String shows, String host, String password, List<Entry> entries) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** A line of the recording. */
    public sealed interface Entry {
    }

    /**
     * One frame.
     *
     * @param seconds    since the start
     * @param fromHost   else from the client
     * @param bytes      length of its payload
     * @param kind       such as {@code login_response} or {@code misc.close_reason}
     * @param message    its content, where the recording holds all of it
     */
    public record Frame(double seconds, boolean fromHost, int bytes, String kind, Optional<Message> message)
            implements Entry {
    }

    /** What a person did, or what the recorder noted. */
    public record Event(String text) implements Entry {
    }

    /** A recording among the test resources. */
    public static GoldenConversation named(String name) {
        String file = "/golden/" + name + ".jsonl";
        InputStream in = Objects.requireNonNull(GoldenConversation.class.getResourceAsStream(file), file);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return parse(reader.lines().map(JSON::readTree).toList());
        } catch (IOException failure) {
            throw new IllegalStateException(file, failure);
        }
    }

    private static GoldenConversation parse(List<JsonNode> lines) {
        JsonNode title = lines.get(0);
        JsonNode header = lines.get(1);
        List<Entry> entries = lines.stream().skip(2).flatMap(GoldenConversation::entry).toList();
        return new GoldenConversation(title.get("golden").asString(), title.get("shows").asString(),
                header.get("host").asString(), header.get("password").asString(), entries);
    }

    private static Stream<Entry> entry(JsonNode line) {
        if (line.has("event")) {
            return Stream.of(new Event(line.get("event").asString()));
        }
        return line.has("dir") ? Stream.of(frame(line)) : Stream.empty();
    }

    private static Frame frame(JsonNode line) {
        Optional<Message> message = Optional.ofNullable(line.get("plain")).map(plain -> message(plain.asString()));
        return new Frame(line.get("t").asDouble(), line.get("dir").asString().equals("in"), line.get("bytes").asInt(),
                kind(line.get("message")), message);
    }

    private static String kind(JsonNode message) {
        String name = message.propertyNames().stream().findFirst().orElse("");
        return name.equals("misc") ? name + "." + kind(message.get(name)) : name;
    }

    private static Message message(String hex) {
        try {
            return Message.parseFrom(HexFormat.of().parseHex(hex));
        } catch (InvalidProtocolBufferException unreadable) {
            throw new IllegalStateException("a recorded frame is no message", unreadable);
        }
    }
}
