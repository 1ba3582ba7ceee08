package io.tributary.connect.smt;

import io.tributary.connect.smt.bridge.StructMaps;
import io.tributary.connect.smt.problem.BadValueException;
import io.tributary.connect.smt.schema.OutputSchema;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reshapes a record's key or value by a Jolt spec, and types the result by a declared schema.
 *
 * <p>Structs, maps and lists are read as they are; no record is ever changed in place. Headers
 * stay.
 *
 * @param <R> the kind of record, source or sink
 */
public abstract class Jolt<R extends ConnectRecord<R>> extends RecordTransform<R, JoltSettings> {

  public static final String OVERVIEW_DOC =
      "Reshapes records by a Jolt spec and types the result by a declared schema. Use the concrete"
          + " class for the half of the record: <code>"
          + Key.class.getName()
          + "</code> for the key, <code>"
          + Value.class.getName()
          + "</code> for the value.";

  public static final ConfigDef CONFIG_DEF = JoltConfig.DEFINITION;

  private Jolt(KeyOrValue half) {
    super(half);
  }

  /** Works on the record's key. */
  public static final class Key<R extends ConnectRecord<R>> extends Jolt<R> {

    public Key() {
      super(KeyOrValue.KEY);
    }
  }

  /** Works on the record's value. */
  public static final class Value<R extends ConnectRecord<R>> extends Jolt<R> {

    public Value() {
      super(KeyOrValue.VALUE);
    }
  }

  @Override
  public ConfigDef config() {
    return CONFIG_DEF;
  }

  @Override
  final JoltSettings compile(AbstractConfig config) {
    return JoltConfig.compile(config);
  }

  @Override
  final @Nullable R transform(R record, Object data, JoltSettings settings) {
    Object tree = settings.chain().apply(data, settings.limits());
    if (tree == null) {
      return empty(record, settings.onEmpty());
    }
    OutputSchema schema = settings.schema();
    if (schema != null) {
      return half().replace(record, schema.schema(), schema.project(tree));
    }
    boolean plain = half().schemaOf(record) == null;
    return half().replace(record, null, plain ? tree : StructMaps.toPlain(tree));
  }

  private @Nullable R empty(R record, OnEmpty onEmpty) {
    return switch (onEmpty) {
      case FAIL ->
          throw new BadValueException(
              "the spec writes nothing for this record; on.empty says what else may become of it");
      case DROP -> null;
      case PASS -> record;
      case TOMBSTONE -> half().replace(record, null, null);
    };
  }
}
