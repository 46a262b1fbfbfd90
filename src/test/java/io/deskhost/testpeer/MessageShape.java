package io.deskhost.testpeer;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which fields a message has, down to the last, and of what type; not what is in them, nor how many of a list. */
final class MessageShape {

    private MessageShape() {
    }

    /** One line a field, such as {@code peer_info.displays[].width int32}. */
    static Set<String> of(Message message) {
        Set<String> fields = new TreeSet<>();
        add("", message, fields);
        return fields;
    }

    private static void add(String path, Message message, Set<String> fields) {
        message.getAllFields().forEach((field, value) -> {
            String name = path + field.getName() + (field.isRepeated() ? "[]" : "");
            List<?> values = field.isRepeated() ? (List<?>) value : List.of(value);
            if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
                values.forEach(nested -> add(name + ".", (Message) nested, fields));
            } else {
                fields.add(name + " " + field.getType().name().toLowerCase());
            }
        });
    }
}
