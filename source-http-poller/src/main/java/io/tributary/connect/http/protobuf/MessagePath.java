package io.tributary.connect.http.protobuf;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.tributary.connect.http.tree.TreePicks;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * The way from a body's message to its records, along its fields; a {@code *} behind a repeated one
 * may be left out.
 */
public final class MessagePath {

  private static final String EACH = "*";

  private final @Nullable FieldDescriptor first;
  private final List<String> rest = new ArrayList<>();
  private final Descriptor record;

  /**
   * @throws ConfigException if a token is no field of its message, or leads to no message
   */
  public MessagePath(Descriptor body, String pointer) {
    FieldDescriptor start = null;
    Descriptor at = body;
    for (String token : TreePicks.path(pointer)) {
      if (token.equals(EACH)) {
        continue;
      }
      FieldDescriptor field = at.findFieldByName(token);
      if (field == null) {
        throw new ConfigException(
            "message "
                + at.getFullName()
                + " has no field '"
                + token
                + "' but "
                + at.getFields().stream().map(FieldDescriptor::getName).toList());
      }
      if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE) {
        throw new ConfigException("'" + token + "' of " + at.getFullName() + " is no message");
      }
      at = field.getMessageType();
      if (start == null) {
        start = field;
      } else {
        rest.add(token);
      }
    }
    first = start;
    record = at;
  }

  /** The body's field that leads to the records; null if the body is the record. */
  @Nullable FieldDescriptor first() {
    return first;
  }

  /** The fields from there on. */
  List<String> rest() {
    return rest;
  }

  /** The message that a record is. */
  public Descriptor record() {
    return record;
  }
}
