package io.deskhost.desktop.link;

import io.deskhost.message.Octets;
import io.netty.buffer.ByteBuf;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Writes records component by component, and reads them back: what the link speaks needs no code of its own for each
 * message. Both ends are one jar, so there are neither names nor versions in the bytes:
 *
 * <pre>
 * sealed type   index of the record among all of the family, by name (2 bytes), then the record
 * record        its components in order
 * int, enum     4 bytes      long, double  8 bytes      boolean  1 byte
 * String, Octets, ByteBuf, collections   length (4 bytes), then the content
 * Optional      1 byte, then the content if there is one
 * </pre>
 *
 * Types are prepared once; after that it is safe for any thread.
 */
final class RecordCodec<T> {

    private final Part<T> root;
    private final Map<Type, Part<?>> parts = new HashMap<>();

    RecordCodec(Class<T> family) {
        this.root = part(family);
    }

    void write(T value, ByteBuf to) {
        root.write(value, to);
    }

    /** @throws IllegalArgumentException or IndexOutOfBoundsException when the bytes are not such a value */
    T read(ByteBuf from) {
        return root.read(from);
    }

    private interface Part<V> {
        void write(V value, ByteBuf to);

        V read(ByteBuf from);
    }

    @SuppressWarnings("unchecked")
    private <V> Part<V> part(Type type) {
        Part<?> known = parts.get(type);
        if (known == null) {
            known = make(type);
            parts.put(type, known);
        }
        return (Part<V>) known;
    }

    private Part<?> make(Type type) {
        if (type instanceof ParameterizedType generic) {
            return container((Class<?>) generic.getRawType(), generic.getActualTypeArguments()[0]);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isSealed()) {
            return new FamilyPart(plain);
        }
        if (plain.isRecord()) {
            return new RecordPart(plain);
        }
        return plain.isEnum() ? enumPart(plain) : ScalarParts.of(plain);
    }

    private Part<?> container(Class<?> raw, Type content) {
        if (raw == Optional.class) {
            return optional(part(content));
        }
        Part<List<Object>> list = list(part(content));
        if (raw == List.class) {
            return list;
        }
        if (raw == Set.class) {
            return RecordCodec.<Set<?>>of((value, to) -> list.write(new ArrayList<>(value), to),
                    from -> new HashSet<>(list.read(from)));
        }
        throw new IllegalArgumentException("The link cannot carry a " + raw.getName());
    }

    private static Part<List<Object>> list(Part<Object> content) {
        return of((values, to) -> {
            to.writeInt(values.size());
            values.forEach(value -> content.write(value, to));
        }, from -> {
            int size = length(from);
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                values.add(content.read(from));
            }
            return values;
        });
    }

    private static Part<Optional<Object>> optional(Part<Object> content) {
        return of((value, to) -> {
            to.writeBoolean(value.isPresent());
            value.ifPresent(present -> content.write(present, to));
        }, from -> from.readBoolean() ? Optional.of(content.read(from)) : Optional.empty());
    }

    private static Part<?> enumPart(Class<?> type) {
        Object[] constants = type.getEnumConstants();
        return RecordCodec.<Enum<?>>of((value, to) -> to.writeInt(value.ordinal()), from -> {
            int index = from.readInt();
            if (index < 0 || index >= constants.length) {
                throw new IllegalArgumentException("no such " + type.getSimpleName());
            }
            return (Enum<?>) constants[index];
        });
    }

    /** Each byte, and each element of a collection, takes one byte at least. */
    private static int length(ByteBuf from) {
        int length = from.readInt();
        if (length < 0 || length > from.readableBytes()) {
            throw new IllegalArgumentException("a length of " + length);
        }
        return length;
    }

    private interface Writer<V> {
        void write(V value, ByteBuf to);
    }

    private interface Reader<V> {
        V read(ByteBuf from);
    }

    private static <V> Part<V> of(Writer<V> writer, Reader<V> reader) {
        return new Part<>() {
            @Override
            public void write(V value, ByteBuf to) {
                writer.write(value, to);
            }

            @Override
            public V read(ByteBuf from) {
                return reader.read(from);
            }
        };
    }

    /** The types that are written as they are. */
    private static final class ScalarParts {

        private static final Map<Class<?>, Part<?>> PARTS = Map.of(
                int.class, of((Integer value, ByteBuf to) -> to.writeInt(value), ByteBuf::readInt),
                Integer.class, of((Integer value, ByteBuf to) -> to.writeInt(value), ByteBuf::readInt),
                long.class, of((Long value, ByteBuf to) -> to.writeLong(value), ByteBuf::readLong),
                double.class, of((Double value, ByteBuf to) -> to.writeDouble(value), ByteBuf::readDouble),
                boolean.class, of((Boolean value, ByteBuf to) -> to.writeBoolean(value), ByteBuf::readBoolean),
                String.class, of((String value, ByteBuf to) -> bytes(value.getBytes(StandardCharsets.UTF_8), to),
                        from -> new String(bytes(from), StandardCharsets.UTF_8)),
                Octets.class, of((Octets value, ByteBuf to) -> bytes(value.toArray(), to),
                        from -> Octets.of(bytes(from))),
                ByteBuf.class, of((ByteBuf value, ByteBuf to) -> {
                    to.writeInt(value.readableBytes());
                    to.writeBytes(value, value.readerIndex(), value.readableBytes());
                }, from -> from.readRetainedSlice(length(from))));

        static Part<?> of(Class<?> type) {
            return Optional.ofNullable(PARTS.get(type)).orElseThrow(
                    () -> new IllegalArgumentException("The link cannot carry a " + type.getName()));
        }

        private static <V> Part<V> of(Writer<V> writer, Reader<V> reader) {
            return RecordCodec.of(writer, reader);
        }

        private static void bytes(byte[] value, ByteBuf to) {
            to.writeInt(value.length);
            to.writeBytes(value);
        }

        private static byte[] bytes(ByteBuf from) {
            byte[] value = new byte[length(from)];
            from.readBytes(value);
            return value;
        }
    }

    private final class FamilyPart implements Part<Object> {

        private final List<Class<?>> members;
        private final Map<Class<?>, Integer> indices = new HashMap<>();
        private final List<RecordPart> records;

        FamilyPart(Class<?> family) {
            members = records(family).sorted(Comparator.comparing(Class::getName)).toList();
            for (int i = 0; i < members.size(); i++) {
                indices.put(members.get(i), i);
            }
            records = members.stream().map(RecordPart::new).toList();
        }

        private static Stream<Class<?>> records(Class<?> family) {
            return family.isSealed() ? Arrays.stream(family.getPermittedSubclasses()).flatMap(member -> records(member))
                    : Stream.of(family);
        }

        @Override
        public void write(Object value, ByteBuf to) {
            int index = indices.get(value.getClass());
            to.writeShort(index);
            records.get(index).write(value, to);
        }

        @Override
        public Object read(ByteBuf from) {
            int index = from.readUnsignedShort();
            if (index >= members.size()) {
                throw new IllegalArgumentException("no such message");
            }
            return records.get(index).read(from);
        }
    }

    private final class RecordPart implements Part<Object> {

        private final MethodHandle[] accessors;
        private final List<Part<Object>> components = new ArrayList<>();
        private final MethodHandle constructor;

        RecordPart(Class<?> type) {
            RecordComponent[] declared = type.getRecordComponents();
            try {
                MethodHandles.Lookup lookup = MethodHandles.lookup();
                accessors = new MethodHandle[declared.length];
                for (int i = 0; i < declared.length; i++) {
                    accessors[i] = lookup.unreflect(declared[i].getAccessor())
                            .asType(MethodType.methodType(Object.class, Object.class));
                    components.add(part(declared[i].getGenericType()));
                }
                Class<?>[] types = Arrays.stream(declared).map(RecordComponent::getType).toArray(Class[]::new);
                constructor = lookup.unreflectConstructor(type.getDeclaredConstructor(types))
                        .asSpreader(Object[].class, types.length)
                        .asType(MethodType.methodType(Object.class, Object[].class));
            } catch (ReflectiveOperationException hidden) {
                throw new IllegalArgumentException("The link cannot carry a " + type.getName(), hidden);
            }
        }

        @Override
        public void write(Object value, ByteBuf to) {
            try {
                for (int i = 0; i < accessors.length; i++) {
                    components.get(i).write((Object) accessors[i].invokeExact(value), to);
                }
            } catch (RuntimeException | Error failure) {
                throw failure;
            } catch (Throwable checked) {
                throw new IllegalStateException(checked);
            }
        }

        @Override
        public Object read(ByteBuf from) {
            Object[] values = new Object[components.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = components.get(i).read(from);
            }
            try {
                return (Object) constructor.invokeExact(values);
            } catch (RuntimeException | Error failure) {
                throw failure;
            } catch (Throwable checked) {
                throw new IllegalStateException(checked);
            }
        }
    }
}
