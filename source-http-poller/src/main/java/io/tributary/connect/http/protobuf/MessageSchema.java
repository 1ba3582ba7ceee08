package io.tributary.connect.http.protobuf;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;

/** The schema that follows a message's descriptor; all of its fields are optional. */
public final class MessageSchema {

  private final Deque<String> open = new ArrayDeque<>();

  private MessageSchema() {}

  /**
   * The schema of a message.
   *
   * @throws ConfigException if it contains itself, which no schema of Connect's can
   */
  public static Schema of(Descriptor message) {
    return new MessageSchema().struct(message).build();
  }

  private SchemaBuilder struct(Descriptor message) {
    if (open.contains(message.getFullName())) {
      throw new ConfigException(
          "message "
              + message.getFullName()
              + " contains itself, which no schema can; set record.columns or value.mode=map");
    }
    open.push(message.getFullName());
    SchemaBuilder struct = SchemaBuilder.struct();
    for (FieldDescriptor field : message.getFields()) {
      struct.field(field.getName(), field(field));
    }
    open.pop();
    return struct;
  }

  private Schema field(FieldDescriptor field) {
    if (field.isMapField()) {
      Schema value = single(field.getMessageType().findFieldByNumber(2));
      return SchemaBuilder.map(Schema.STRING_SCHEMA, value).optional().build();
    }
    Schema single = single(field);
    return field.isRepeated() ? SchemaBuilder.array(single).optional().build() : single;
  }

  private Schema single(FieldDescriptor field) {
    return switch (field.getType()) {
      case MESSAGE, GROUP -> struct(field.getMessageType()).optional().build();
      case BOOL -> Schema.OPTIONAL_BOOLEAN_SCHEMA;
      case INT32, SINT32, SFIXED32 -> Schema.OPTIONAL_INT32_SCHEMA;
      case UINT32, FIXED32, INT64, SINT64, SFIXED64, UINT64, FIXED64 ->
          Schema.OPTIONAL_INT64_SCHEMA;
      case FLOAT -> Schema.OPTIONAL_FLOAT32_SCHEMA;
      case DOUBLE -> Schema.OPTIONAL_FLOAT64_SCHEMA;
      case BYTES -> Schema.OPTIONAL_BYTES_SCHEMA;
      case STRING, ENUM -> Schema.OPTIONAL_STRING_SCHEMA;
    };
  }
}
