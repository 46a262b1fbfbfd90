package io.deskhost.wire;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.Optional;

/** Messages of which only the name of the member they carry is known. */
final class MemberName {

    private MemberName() {
    }

    /** The member of the message's union; empty when there is none that this version knows. */
    static Optional<String> read(Message message) {
        var union = message.getDescriptorForType().getOneofs().getFirst();
        return message.hasOneof(union)
                ? Optional.of(message.getOneofFieldDescriptor(union).getName())
                : Optional.empty();
    }

    /** Sets the member of that name, with nothing in it. @throws IllegalArgumentException if there is none */
    static void write(Message.Builder message, String name) {
        var type = message.getDescriptorForType();
        var field = type.findFieldByName(name);
        if (field == null || field.getContainingOneof() == null) {
            throw new IllegalArgumentException(type.getName() + " has no member " + name);
        }
        message.setField(field, field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                ? message.newBuilderForField(field).build()
                : field.getDefaultValue());
    }
}
