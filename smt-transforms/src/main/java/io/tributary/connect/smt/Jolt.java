package io.tributary.connect.smt;

import io.tributary.connect.kit.config.PluginVersion;
import io.tributary.connect.kit.error.Coordinates;
import io.tributary.connect.smt.bridge.StructMaps;
import io.tributary.connect.smt.problem.BadValueException;
import io.tributary.connect.smt.schema.OutputSchema;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.components.Versioned;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.jspecify.annotations.Nullable;

/**
 * Reshapes a record's key or value by a Jolt spec, and types the result by a declared schema.
 *
 * <p>Structs, maps and lists are read as they are; no record is ever changed in place. Tombstones
 * pass, headers stay. A record that cannot be transformed fails with a {@link DataException} that
 * names the record and the place, never a value.
 *
 * <p>Threading: Connect calls an instance from one thread; the compiled settings are immutable.
 *
 * @param <R> the kind of record, source or sink
 */
public abstract class Jolt<R extends ConnectRecord<R>> implements Transformation<R>, Versioned {

  public static final String OVERVIEW_DOC =
      "Reshapes records by a Jolt spec and types the result by a declared schema. Use the concrete"
          + " class for the half of the record: <code>"
          + Key.class.getName()
          + "</code> for the key, <code>"
          + Value.class.getName()
          + "</code> for the value.";

  public static final ConfigDef CONFIG_DEF = JoltConfig.DEFINITION;

  private final KeyOrValue half;
  private @Nullable JoltSettings settings;

  private Jolt(KeyOrValue half) {
    this.half = half;
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
  public void configure(Map<String, ?> props) {
    UnknownTransformKeys.refuse(props.keySet(), CONFIG_DEF);
    settings = JoltConfig.parse(props);
  }

  @Override
  public ConfigDef config() {
    return CONFIG_DEF;
  }

  @Override
  public String version() {
    return PluginVersion.of(Jolt.class);
  }

  @Override
  public @Nullable R apply(R record) {
    Object value = half.of(record);
    if (value == null) {
      return record;
    }
    if (settings == null) {
      throw new ConnectException("Jolt was not configured. Call configure before apply.");
    }
    try {
      return transform(record, value, settings);
    } catch (BadValueException e) {
      throw new DataException(
          "Jolt could not transform the %s [%s]: %s. Mend the spec or the schema, or let"
                  .formatted(half.name().toLowerCase(Locale.ROOT), place(record), e.getMessage())
              + " errors.tolerance pass such records by.",
          e);
    }
  }

  private @Nullable R transform(R record, Object value, JoltSettings configured) {
    Object tree = configured.chain().apply(value, configured.limits());
    if (tree == null) {
      return empty(record, configured.onEmpty());
    }
    OutputSchema schema = configured.schema();
    if (schema != null) {
      return half.replace(record, schema.schema(), schema.project(tree));
    }
    boolean plain = half.schemaOf(record) == null;
    return half.replace(record, null, plain ? tree : StructMaps.toPlain(tree));
  }

  private @Nullable R empty(R record, OnEmpty onEmpty) {
    return switch (onEmpty) {
      case FAIL ->
          throw new BadValueException(
              "the spec writes nothing for this record; on.empty says what else may become of it");
      case DROP -> null;
      case PASS -> record;
      case TOMBSTONE -> half.replace(record, null, null);
    };
  }

  private static String place(ConnectRecord<?> record) {
    return record instanceof SinkRecord consumed
        ? Coordinates.of(consumed)
        : "topic=%s partition=%s".formatted(record.topic(), record.kafkaPartition());
  }

  @Override
  public void close() {
    settings = null;
  }
}
