package io.deskhost.testpeer;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.UnknownFieldSet;
import io.deskhost.wire.proto.Peer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Every message of the protocol with every field, one at a time, at the edges of what it can hold, empty, repeated
 * too often, with numbers that no enum has, with fields that nobody knows and with two members of one oneof. All of
 * them are well-formed protobuf.
 */
public final class HostileMessages {

    private static final int MANY = 300;
    private static final int LONG_TEXT = 3000;
    private static final int UNKNOWN_FIELD = 4000;

    private HostileMessages() {
    }

    /** @param left which members of {@code Message} are left out, by the names of the protocol */
    public static List<byte[]> all(Predicate<String> left) {
        Descriptor envelope = Peer.Message.getDescriptor();
        List<byte[]> messages = new ArrayList<>();
        for (FieldDescriptor member : envelope.getFields()) {
            if (!left.test(member.getName())) {
                values(member).forEach(value -> messages.add(
                        DynamicMessage.newBuilder(envelope).setField(member, value).build().toByteArray()));
                messages.add(twice(envelope, member));
            }
        }
        messages.add(new byte[0]);
        messages.add(withUnknown(DynamicMessage.getDefaultInstance(envelope)).toByteArray());
        return messages;
    }

    /** Each value of a field that is worth a try; lists for repeated ones. */
    private static Stream<Object> values(FieldDescriptor field) {
        if (!field.isRepeated()) {
            return singles(field);
        }
        Object first = singles(field).findFirst().orElseThrow();
        return Stream.concat(singles(field).map(List::of), Stream.of(Collections.nCopies(MANY, first)));
    }

    private static Stream<Object> singles(FieldDescriptor field) {
        return switch (field.getJavaType()) {
            case INT -> Stream.of(0, 1, -1, 255, 65536, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case LONG -> Stream.of(0L, -1L, Long.MIN_VALUE, Long.MAX_VALUE);
            case FLOAT -> Stream.of(0f, Float.NaN);
            case DOUBLE -> Stream.of(0d, Double.NaN, Double.NEGATIVE_INFINITY, Double.MAX_VALUE);
            case BOOLEAN -> Stream.of(false, true);
            case STRING -> Stream.of("", "a", "\0", "../../\u202e\uD83D\uDE00\n", "x".repeat(LONG_TEXT));
            case BYTE_STRING -> Stream.of(ByteString.EMPTY, ByteString.copyFrom(new byte[] {-1}),
                    ByteString.copyFrom(new byte[LONG_TEXT]));
            case ENUM -> Stream.concat(field.getEnumType().getValues().stream().map(Object.class::cast),
                    Stream.of(field.getEnumType().findValueByNumberCreatingIfUnknown(77_777),
                            field.getEnumType().findValueByNumberCreatingIfUnknown(-1)));
            case MESSAGE -> variants(field.getMessageType()).map(Object.class::cast);
        };
    }

    /** A message empty, with each field alone, and with a field that nobody knows. */
    private static Stream<DynamicMessage> variants(Descriptor type) {
        Stream<DynamicMessage> alone = type.getFields().stream().flatMap(field -> values(field)
                .map(value -> DynamicMessage.newBuilder(type).setField(field, value).build()));
        DynamicMessage empty = DynamicMessage.getDefaultInstance(type);
        return Stream.concat(Stream.of(empty, withUnknown(empty)), alone);
    }

    private static DynamicMessage withUnknown(DynamicMessage message) {
        return message.toBuilder().setUnknownFields(UnknownFieldSet.newBuilder()
                .addField(UNKNOWN_FIELD, UnknownFieldSet.Field.newBuilder().addVarint(-1)
                        .addLengthDelimited(ByteString.copyFromUtf8("unknown")).build()).build()).build();
    }

    /** A member, and behind it another of the same oneof: the last one counts. */
    private static byte[] twice(Descriptor envelope, FieldDescriptor member) {
        FieldDescriptor other = envelope.findFieldByName("test_delay");
        DynamicMessage.Builder first = DynamicMessage.newBuilder(envelope)
                .setField(member, singles(member).findFirst().orElseThrow());
        DynamicMessage.Builder second = DynamicMessage.newBuilder(envelope)
                .setField(other, DynamicMessage.getDefaultInstance(other.getMessageType()));
        return ByteString.copyFrom(first.build().toByteArray())
                .concat(ByteString.copyFrom(second.build().toByteArray())).toByteArray();
    }
}
