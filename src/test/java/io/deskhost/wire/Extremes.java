package io.deskhost.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.deskhost.wire.proto.Peer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Bytes that the schema allows, or nearly, made from its descriptors: each field of each message at its extremes. */
final class Extremes {

    private static final byte[] NO_UTF8 = {'a', (byte) 0xff, (byte) 0xc0, (byte) 0x80};

    private Extremes() {
    }

    /** One message on the wire, and what it shows. */
    record Case(String what, byte[] bytes) {

        @Override
        public String toString() {
            return what;
        }
    }

    /** The messages that a session can carry, each with the fields that lead to it from the envelope. */
    static Map<Descriptor, List<FieldDescriptor>> paths() {
        var paths = new LinkedHashMap<Descriptor, List<FieldDescriptor>>();
        var next = new ArrayDeque<>(List.of(Peer.Message.getDescriptor()));
        paths.put(Peer.Message.getDescriptor(), List.of());
        while (!next.isEmpty()) {
            var type = next.remove();
            for (var field : type.getFields()) {
                if (isMessage(field) && !paths.containsKey(field.getMessageType())) {
                    paths.put(field.getMessageType(),
                            Stream.concat(paths.get(type).stream(), Stream.of(field)).toList());
                    next.add(field.getMessageType());
                }
            }
        }
        return paths;
    }

    /** Every field of a message at its extremes, one at a time; then what is wrong with the message as a whole. */
    static List<Case> of(Descriptor type, List<FieldDescriptor> path) {
        var cases = new ArrayList<Case>();
        for (var field : type.getFields()) {
            for (var value : values(field)) {
                cases.add(new Case(field.getFullName(), wrap(path, value)));
            }
            for (var wireType = 0; wireType < 8; wireType++) {
                cases.add(new Case(field.getFullName() + " as wire type " + wireType,
                        wrap(path, raw(field.getNumber() << 3 | wireType, new byte[] {1, 1, 1, 1, 1, 1, 1, 1}))));
            }
        }
        cases.add(new Case(type.getFullName() + " empty", wrap(path, new byte[0])));
        cases.add(new Case(type.getFullName() + " with every member at once", wrap(path, full(type, 3))));
        cases.add(new Case(type.getFullName() + " twice", wrap(path, join(full(type, 2), full(type, 2)))));
        unknown().forEach(bytes -> cases.add(
                new Case(type.getFullName() + " with an unknown field", wrap(path, join(full(type, 1), bytes)))));
        return cases;
    }

    /** A message with every field set, cut at every byte: with its envelopes, and inside of whole envelopes. */
    static List<Case> cut(Descriptor type, List<FieldDescriptor> path) {
        var inside = full(type, path.isEmpty() ? 1 : 2);
        var whole = wrap(path, inside);
        return Stream.concat(
                IntStream.range(0, whole.length)
                        .mapToObj(at -> new Case(type.getFullName() + " cut at " + at, prefix(whole, at))),
                IntStream.range(0, inside.length)
                        .mapToObj(at -> new Case(type.getFullName() + " broken at " + at,
                                wrap(path, prefix(inside, at)))))
                .toList();
    }

    /** Every field of the message, all members of its union among them, down to a depth. */
    static byte[] full(Descriptor type, int depth) {
        return type.getFields().stream()
                .map(field -> isMessage(field)
                        ? nested(field, depth == 0 ? new byte[0] : full(field.getMessageType(), depth - 1))
                        : values(field).getLast())
                .reduce(new byte[0], Extremes::join);
    }

    static byte[] wrap(List<FieldDescriptor> path, byte[] bytes) {
        return path.reversed().stream().reduce(bytes, (inside, field) -> nested(field, inside), Extremes::join);
    }

    /** The last one is long enough to matter and harmless. */
    private static List<byte[]> values(FieldDescriptor field) {
        var number = field.getNumber();
        return switch (field.getJavaType()) {
            case INT, LONG, BOOLEAN, ENUM -> LongStream.of(0, -1, 1, 2, 127, 4711, Integer.MIN_VALUE, 0xffff_ffffL,
                            Long.MIN_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE)
                    .boxed()
                    .flatMap(value -> Stream.of(packed(number, value), varint(number, value)))
                    .toList();
            case DOUBLE -> Stream.of(0.0, -0.0, Double.NaN, Double.MIN_VALUE, -Double.MAX_VALUE, 1 / 0.0, 1.5)
                    .map(value -> write(out -> out.writeDouble(number, value))).toList();
            case STRING -> Stream.of(new byte[0], new byte[1], NO_UTF8, new byte[70_000],
                            "text".getBytes(StandardCharsets.UTF_8))
                    .map(value -> bytes(number, value)).toList();
            case BYTE_STRING -> Stream.of(0, 1, 32, 70_000, 7)
                    .map(length -> bytes(number, new byte[length])).toList();
            case MESSAGE -> List.of(nested(field, new byte[0]),
                    IntStream.range(0, field.isRepeated() ? 5000 : 2).mapToObj(i -> nested(field, new byte[0]))
                            .collect(ByteArrayOutputStream::new, ByteArrayOutputStream::writeBytes, (a, b) -> { })
                            .toByteArray());
            case FLOAT -> throw new IllegalStateException("no such field in this schema");
        };
    }

    private static Stream<byte[]> unknown() {
        return Stream.of(varint(1999, -1), write(out -> out.writeFixed32(1999, 1)),
                write(out -> out.writeFixed64(1999, 1)), bytes(1999, new byte[300]), new byte[] {0},
                raw(1999 << 3 | 3, raw(1999 << 3 | 4, new byte[0])), raw(1999 << 3 | 3, new byte[0]),
                raw(1999 << 3 | 4, new byte[0]), raw(1999 << 3 | 6, new byte[1]), raw(1999 << 3 | 7, new byte[1]));
    }

    private static boolean isMessage(FieldDescriptor field) {
        return field.getJavaType() == FieldDescriptor.JavaType.MESSAGE;
    }

    private static byte[] nested(FieldDescriptor field, byte[] inside) {
        return bytes(field.getNumber(), inside);
    }

    private static byte[] bytes(int number, byte[] value) {
        return write(out -> out.writeBytes(number, ByteString.copyFrom(value)));
    }

    private static byte[] varint(int number, long value) {
        return write(out -> out.writeUInt64(number, value));
    }

    private static byte[] packed(int number, long value) {
        return bytes(number, write(out -> out.writeUInt64NoTag(value)));
    }

    private static byte[] raw(int tag, byte[] rest) {
        return join(write(out -> out.writeUInt32NoTag(tag)), rest);
    }

    private static byte[] join(byte[] first, byte[] second) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(first);
        out.writeBytes(second);
        return out.toByteArray();
    }

    private static byte[] prefix(byte[] bytes, int length) {
        return Arrays.copyOf(bytes, length);
    }

    private static byte[] write(Writing writing) {
        var bytes = new ByteArrayOutputStream();
        var out = CodedOutputStream.newInstance(bytes);
        try {
            writing.to(out);
            out.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private interface Writing {

        void to(CodedOutputStream out) throws IOException;
    }
}
