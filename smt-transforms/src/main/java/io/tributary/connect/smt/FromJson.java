package io.tributary.connect.smt;

import io.tributary.connect.smt.edit.RowPlace;
import io.tributary.connect.smt.fromjson.JsonRows;
import io.tributary.connect.smt.path.FieldPath;
import io.tributary.connect.smt.problem.BadValueException;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON as a typed row.
 *
 * @param <R> the kind of record, source or sink
 */
public abstract class FromJson<R extends ConnectRecord<R>>
    extends RecordTransform<R, FromJsonSettings> {

  public static final String OVERVIEW_DOC =
      "Reads JSON, as text, bytes or a map, as a struct of declared columns; of the whole key or"
          + " value, or of one field. Use the concrete class for the half of the record: <code>"
          + Key.class.getName()
          + "</code> for the key, <code>"
          + Value.class.getName()
          + "</code> for the value.";

  public static final ConfigDef CONFIG_DEF = FromJsonConfig.DEFINITION;

  private FromJson(KeyOrValue half) {
    super(half);
  }

  /** Works on the record's key. */
  public static final class Key<R extends ConnectRecord<R>> extends FromJson<R> {

    public Key() {
      super(KeyOrValue.KEY);
    }
  }

  /** Works on the record's value. */
  public static final class Value<R extends ConnectRecord<R>> extends FromJson<R> {

    public Value() {
      super(KeyOrValue.VALUE);
    }
  }

  @Override
  public ConfigDef config() {
    return CONFIG_DEF;
  }

  @Override
  final FromJsonSettings compile(AbstractConfig config) {
    return FromJsonConfig.compile(config);
  }

  @Override
  final R transform(R record, Object data, FromJsonSettings settings) {
    FieldPath field = settings.field();
    RowPlace place = settings.place();
    if (field == null || place == null) {
      Struct row = settings.rows().of(data, record.topic());
      return half().replace(record, row.schema(), row);
    }
    Struct row = row(data, field, settings.rows(), record.topic());
    Schema rowSchema = row == null ? settings.rows().schema(record.topic()) : row.schema();
    SchemaAndValue edited = place.put(data, rowSchema, row);
    return half().replace(record, edited.schema(), edited.value());
  }

  private static @Nullable Struct row(Object data, FieldPath field, JsonRows rows, String topic) {
    Object json = field.read(data);
    if (json == null) {
      return null;
    }
    try {
      return rows.of(json, topic);
    } catch (BadValueException e) {
      throw e.under(field);
    }
  }
}
