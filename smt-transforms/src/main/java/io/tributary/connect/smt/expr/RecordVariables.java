package io.tributary.connect.smt.expr;

import io.tributary.connect.kit.config.Suggestion;
import io.tributary.connect.smt.bridge.Moments;
import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.problem.BadValueException;
import io.tributary.connect.smt.schema.Column;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record as expressions see it: its fields by name, its other parts by names with {@code $}, and
 * what was derived before. A name that the schema of the record lacks is a mistake; a name that a
 * map lacks is null.
 */
public final class RecordVariables implements Variables {

  private final ConnectRecord<?> record;
  private final @Nullable Object data;
  private final Map<String, Column> types;
  private final Map<String, @Nullable Object> derived = new HashMap<>();

  /**
   * The variables of one record.
   *
   * @param data the half whose fields are meant
   * @param types what to convert fields to, by name
   */
  public RecordVariables(
      ConnectRecord<?> record, @Nullable Object data, Map<String, Column> types) {
    this.record = record;
    this.data = data;
    this.types = types;
  }

  /** Lets the expressions that follow see a value under a name. */
  public void put(String name, @Nullable Object value) {
    derived.put(name, value);
  }

  @Override
  public @Nullable Object get(String name) {
    if (name.charAt(0) == '$') {
      return part(name);
    }
    if (!derived.isEmpty()) {
      Object value = derived.get(name);
      if (value != null || derived.containsKey(name)) {
        return value;
      }
    }
    Object value = data == null ? null : field(data, name);
    Column type = types.isEmpty() ? null : types.get(name);
    return type == null ? value : type.convertValue(value);
  }

  private @Nullable Object part(String name) {
    return switch (name) {
      case Names.KEY -> record.key();
      case Names.VALUE -> record.value();
      case Names.TOPIC -> record.topic();
      case Names.PARTITION -> record.kafkaPartition();
      case Names.OFFSET -> record instanceof SinkRecord consumed ? consumed.kafkaOffset() : null;
      case Names.TIMESTAMP ->
          record.timestamp() == null ? null : Moments.ofEpochMs(record.timestamp());
      case Names.HEADERS -> record.headers();
      default -> throw new BadValueException("the record has no part '" + name + "'");
    };
  }

  /** A field of a struct or map. */
  static @Nullable Object field(Object object, String name) {
    if (!Tree.isObject(object)) {
      throw new BadValueException("what should have the field '" + name + "' has no fields");
    }
    Object value = Tree.field(object, name);
    if (value != Tree.ABSENT) {
      return value;
    }
    if (object instanceof Struct struct) {
      List<String> names = struct.schema().fields().stream().map(Field::name).toList();
      throw new BadValueException(
          "the schema has no field '"
              + name
              + "'"
              + Suggestion.closest(name, names)
                  .map(near -> "; did you mean '" + near + "'?")
                  .orElse(""));
    }
    return null;
  }
}
