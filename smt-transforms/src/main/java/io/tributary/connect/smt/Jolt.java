package io.tributary.connect.smt;

import io.tributary.connect.smt.bridge.StructMaps;
import io.tributary.connect.smt.edit.RowPlace;
import io.tributary.connect.smt.jolt.slot.SlotPlan;
import io.tributary.connect.smt.path.FieldPath;
import io.tributary.connect.smt.problem.BadValueException;
import io.tributary.connect.smt.schema.OutputSchema;
import io.tributary.connect.smt.schema.Typing;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
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
    FieldPath field = settings.field();
    Object input = field == null ? data : field.read(data);
    if (input == null) {
      return withoutField(record, data, settings);
    }
    Map<String, Object> context =
        settings.chain().readsContext() ? JoltContext.of(record) : Map.of();
    Struct row = rowOfSlots(input, context, settings);
    if (row != null) {
      return replaced(record, row);
    }
    Object tree = tree(input, context, settings);
    if (tree == null) {
      return empty(record, data, settings);
    }
    Typing typing = settings.typing();
    Struct typed = typing == null ? null : typing.row(tree, record.topic());
    RowPlace place = settings.place();
    if (place != null) {
      return withField(record, data, typed, place, tree);
    }
    if (typed != null) {
      return replaced(record, typed);
    }
    boolean plain = half().schemaOf(record) == null;
    return half().replace(record, null, plain ? tree : StructMaps.toPlain(tree));
  }

  /** The row that needs no tree; null where a plan of slots has none to give. */
  private static @Nullable Struct rowOfSlots(
      Object input, Map<String, Object> context, JoltSettings settings) {
    SlotPlan plan = settings.plan();
    OutputSchema schema = settings.schema();
    if (plan == null || schema == null || settings.place() != null) {
      return null;
    }
    @Nullable Object[] columns = plan.columns(input, context, settings.limits());
    return columns == null ? null : schema.row(columns);
  }

  private static @Nullable Object tree(
      Object input, Map<String, Object> context, JoltSettings settings) {
    SlotPlan plan = settings.plan();
    boolean tried = settings.schema() != null && settings.place() == null;
    Object tree = plan == null || tried ? null : plan.tree(input, context, settings.limits());
    return tree == null ? settings.chain().apply(input, context, settings.limits()) : tree;
  }

  /** The record with the spec's output in the field's place. */
  private R withField(R record, Object data, @Nullable Struct typed, RowPlace place, Object tree) {
    return typed != null && data instanceof Struct
        ? edited(record, place.put(data, typed.schema(), typed))
        : half().replace(record, null, place.putPlain(data, typed == null ? tree : typed));
  }

  /** The record with null in the field's place, typed as the field is in others. */
  private R withoutField(R record, Object data, JoltSettings settings) {
    RowPlace place = settings.place();
    Typing typing = settings.typing();
    return place != null
            && typing != null
            && data instanceof Struct struct
            && place.isIn(struct.schema())
        ? edited(record, place.put(data, typing.schema(record.topic()), null))
        : record;
  }

  private R edited(R record, SchemaAndValue edited) {
    return half().replace(record, edited.schema(), edited.value());
  }

  private R replaced(R record, Struct data) {
    return half().replace(record, data.schema(), data);
  }

  private @Nullable R empty(R record, Object data, JoltSettings settings) {
    return switch (settings.onEmpty()) {
      case FAIL ->
          throw new BadValueException(
              "the spec writes nothing for this record; on.empty says what else may become of it");
      case DROP -> null;
      case PASS -> record;
      case TOMBSTONE -> tombstone(record, data, settings);
    };
  }

  private R tombstone(R record, Object data, JoltSettings settings) {
    RowPlace place = settings.place();
    if (place == null) {
      return half().replace(record, null, null);
    }
    Typing typing = settings.typing();
    return typing != null && data instanceof Struct
        ? edited(record, place.put(data, typing.schema(record.topic()), null))
        : half().replace(record, null, place.putPlain(data, null));
  }
}
