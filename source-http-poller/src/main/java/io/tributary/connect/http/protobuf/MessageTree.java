package io.tributary.connect.http.protobuf;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Messages as trees. A field that tells whether it is set is left out if it is not. */
final class MessageTree {

  private MessageTree() {}

  static Map<String, @Nullable Object> of(Message message) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
      if (field.isMapField()) {
        members.put(field.getName(), map(field, (List<?>) message.getField(field)));
      } else if (field.isRepeated()) {
        members.put(field.getName(), list(field, (List<?>) message.getField(field)));
      } else if (!field.hasPresence() || message.hasField(field)) {
        members.put(field.getName(), value(field, message.getField(field)));
      }
    }
    return members;
  }

  private static List<@Nullable Object> list(FieldDescriptor field, List<?> values) {
    List<@Nullable Object> elements = new ArrayList<>(values.size());
    for (Object value : values) {
      elements.add(value(field, value));
    }
    return elements;
  }

  private static Map<String, @Nullable Object> map(FieldDescriptor field, List<?> entries) {
    FieldDescriptor key = field.getMessageType().findFieldByNumber(1);
    FieldDescriptor value = field.getMessageType().findFieldByNumber(2);
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    for (Object each : entries) {
      Message entry = (Message) each;
      members.put(
          String.valueOf(value(key, entry.getField(key))), value(value, entry.getField(value)));
    }
    return members;
  }

  private static Object value(FieldDescriptor field, Object value) {
    return switch (field.getType()) {
      case MESSAGE, GROUP -> of((Message) value);
      case ENUM -> name((EnumValueDescriptor) value);
      case UINT32, FIXED32 -> Integer.toUnsignedLong((Integer) value);
      case INT32, SINT32, SFIXED32 -> ((Integer) value).longValue();
      case UINT64, FIXED64 -> unsigned((Long) value);
      case BYTES -> ((ByteString) value).toByteArray();
      default -> value;
    };
  }

  /** A number that a later version of the messages has names for stays a number. */
  private static String name(EnumValueDescriptor value) {
    return value.getIndex() < 0 ? Integer.toString(value.getNumber()) : value.getName();
  }

  private static Object unsigned(long value) {
    return value < 0 ? (Object) Long.toUnsignedString(value) : (Object) value;
  }
}
