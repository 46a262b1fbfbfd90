package io.deskhost.testpeer;

import com.google.protobuf.ByteString;
import io.deskhost.testpeer.GoldenConversation.Entry;
import io.deskhost.testpeer.GoldenConversation.Event;
import io.deskhost.testpeer.GoldenConversation.Frame;
import io.deskhost.wire.proto.Peer.Hash;
import io.deskhost.wire.proto.Peer.LoginRequest;
import io.deskhost.wire.proto.Peer.LoginResponse;
import io.deskhost.wire.proto.Peer.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Says to a host what a client once said to an unmodified one, and compares the answers: their kinds in order, error
 * texts to the letter, and which fields a login answer has. Proofs are made anew where the recorded password was
 * right, and stay wrong where it was not. Not compared is what depends on timing, on the machine or on what is built.
 */
final class GoldenReplay {

    /** Probes, cursor, sound, later display lists and permissions come when they come. */
    private static final Set<String> UNTIMED = Set.of("test_delay", "audio_frame", "misc.audio_format", "cursor_data",
            "cursor_id", "cursor_position", "peer_info", "misc.permission_info");
    /** Fields that tell what is built, and those that are absent only because they are 0. */
    private static final List<String> UNCOMPARED = List.of("peer_info.encoding.", "peer_info.features.",
            "peer_info.platform_additions ", "peer_info.current_display ", "peer_info.displays[].x ",
            "peer_info.displays[].y ");
    private static final Duration LONGEST_SILENCE = Duration.ofMillis(1500);

    private final Road road;
    private final GoldenConversation recorded;
    private final String password;
    private final List<String> differences = new ArrayList<>();

    GoldenReplay(GoldenConversation recorded, Road road, String password) {
        this.recorded = recorded;
        this.road = road;
        this.password = password;
    }

    /** One connection of a recording: what the host opened it with, what was said then, how it ended. */
    private record Connection(List<Turn> turns, Optional<EndReason> end) {

        Optional<Hash> hash() {
            return turns.getFirst().answers().stream().flatMap(frame -> frame.message().stream())
                    .filter(Message::hasHash).map(Message::getHash).findFirst();
        }
    }

    /** A frame of the client, none for the opening, and the host's answers to it. */
    private record Turn(@Nullable Frame said, List<Frame> answers) {
    }

    /** Where the host answers in another way than the recorded one; empty if nowhere. */
    List<String> differences() throws IOException {
        for (Connection connection : connections(recorded.entries())) {
            replay(connection);
        }
        return List.copyOf(differences);
    }

    private void replay(Connection connection) throws IOException {
        try (TestPeer peer = TestPeer.connect(road, PeerOptions.standard())) {
            for (Turn turn : connection.turns()) {
                replay(turn, connection, peer);
            }
            connection.end().ifPresent(expected -> {
                Optional<EndReason> end = peer.awaitEnd(TestPeer.PATIENCE);
                if (!end.equals(connection.end())) {
                    differences.add("the stream should end as " + expected + ", it is " + end);
                }
            });
        }
    }

    private void replay(Turn turn, Connection connection, TestPeer peer) {
        int mark = turn.said() == null ? 0 : peer.mark();
        if (turn.said() != null) {
            peer.send(anew(turn.said().message().orElseThrow(), connection.hash(), peer));
        }
        if (turn.said() == null || !turn.said().kind().equals("misc.close_reason")) {
            List<Heard> answers = answers(peer, mark, turn.answers().size());
            compare(turn, answers);
        }
    }

    /** Waits for as many answers as were recorded, or for a while where there was silence. */
    private static List<Heard> answers(TestPeer peer, int mark, int count) {
        Duration patience = count == 0 ? LONGEST_SILENCE : TestPeer.PATIENCE;
        return once(peer.hearUntil(heard -> once(heard).size() >= Math.max(1, count), patience, mark));
    }

    private void compare(Turn turn, List<Heard> answers) {
        String asked = turn.said() == null ? "the opening" : turn.said().kind();
        List<String> wanted = turn.answers().stream().map(Frame::kind).toList();
        List<String> got = answers.stream().map(Heard::kind).toList();
        if (!got.equals(wanted)) {
            differences.add("to " + asked + " came " + got + " instead of " + wanted);
            return;
        }
        for (int i = 0; i < answers.size(); i++) {
            compare(turn.answers().get(i).message(), answers.get(i).message());
        }
    }

    private void compare(Optional<Message> wanted, Message got) {
        if (wanted.isEmpty() || got.hasVideoFrame()) {
            return;
        }
        LoginResponse answer = got.getLoginResponse();
        LoginResponse recordedAnswer = wanted.get().getLoginResponse();
        if (!answer.getError().equals(recordedAnswer.getError())) {
            differences.add("error \"" + answer.getError() + "\" instead of \"" + recordedAnswer.getError() + "\"");
        }
        difference("missing", shape(wanted.get()), shape(got));
        difference("unexpected", shape(got), shape(wanted.get()));
    }

    private void difference(String what, Set<String> fields, Set<String> others) {
        Set<String> more = new TreeSet<>(fields);
        more.removeAll(others);
        more.forEach(field -> differences.add(what + ": " + field));
    }

    private static Set<String> shape(Message message) {
        Set<String> shape = MessageShape.of(message);
        shape.removeIf(field -> UNCOMPARED.stream().anyMatch(part -> field.startsWith("login_response." + part)));
        return shape;
    }

    /** The same message with a proof for this host's challenge, right or wrong as it was. */
    private Message anew(Message said, Optional<Hash> challenged, TestPeer peer) {
        if (!said.hasLoginRequest() || challenged.isEmpty()) {
            return said;
        }
        LoginRequest request = said.getLoginRequest();
        return Message.newBuilder().setLoginRequest(request.toBuilder()
                .setPassword(anew(request.getPassword(), challenged.get(), peer.hash()))).build();
    }

    private ByteString anew(ByteString proof, Hash then, Hash now) {
        if (proof.equals(proof(recorded.password(), then))) {
            return proof(password, now);
        }
        return proof.equals(proof("", then)) ? proof("", now) : proof;
    }

    private static ByteString proof(String password, Hash hash) {
        return ByteString.copyFrom(PasswordProof.of(password, hash));
    }

    private static List<Connection> connections(List<Entry> entries) {
        List<Connection> connections = new ArrayList<>();
        List<Turn> turns = new ArrayList<>(List.of(new Turn(null, new ArrayList<>())));
        for (Entry entry : entries) {
            switch (entry) {
                case Event(String text) when text.equals("second connection") -> {
                    connections.add(new Connection(turns, Optional.empty()));
                    turns = new ArrayList<>(List.of(new Turn(null, new ArrayList<>())));
                }
                case Event(String text) when text.equals("stream ended: closed") -> {
                    connections.add(new Connection(turns, Optional.of(EndReason.CLOSED)));
                    turns = new ArrayList<>();
                }
                case Event _ -> { }
                case Frame frame -> add(frame, turns);
            }
        }
        if (!turns.isEmpty()) {
            connections.add(new Connection(turns, Optional.empty()));
        }
        return connections;
    }

    private static void add(Frame frame, List<Turn> turns) {
        if (!timed(frame.kind())) {
            return;
        }
        if (!frame.fromHost()) {
            turns.add(new Turn(frame, new ArrayList<>()));
        } else {
            List<Frame> answers = turns.getLast().answers();
            if (answers.isEmpty() || !answers.getLast().kind().equals(frame.kind())) {
                answers.add(frame);
            }
        }
    }

    private static boolean timed(String kind) {
        return !UNTIMED.contains(kind);
    }

    /** Without what is untimed, and a row of pictures as one. */
    private static List<Heard> once(List<Heard> heard) {
        List<Heard> kept = new ArrayList<>();
        for (Heard message : heard) {
            boolean again = !kept.isEmpty() && kept.getLast().kind().equals(message.kind());
            if (timed(message.kind()) && !again) {
                kept.add(message);
            }
        }
        return kept;
    }
}
