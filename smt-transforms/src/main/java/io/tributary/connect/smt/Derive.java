package io.tributary.connect.smt;

import io.tributary.connect.smt.derive.Derivation;
import io.tributary.connect.smt.derive.Derived;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.SchemaAndValue;

/**
 * Sets fields and other parts of a record by expressions, and drops fields.
 *
 * @param <R> the kind of record, source or sink
 */
public abstract class Derive<R extends ConnectRecord<R>> extends RecordTransform<R, Derivation> {

  public static final String OVERVIEW_DOC =
      "Sets fields, the key, topic, partition, timestamp and headers of a record by expressions, and"
          + " drops fields. Use the concrete class for the half of the record whose fields are"
          + " meant: <code>"
          + Key.class.getName()
          + "</code> for the key, <code>"
          + Value.class.getName()
          + "</code> for the value.";

  public static final ConfigDef CONFIG_DEF = DeriveConfig.definition(KeyOrValue.VALUE);

  private static final ConfigDef KEY_CONFIG_DEF = DeriveConfig.definition(KeyOrValue.KEY);

  private Derive(KeyOrValue half) {
    super(half);
  }

  /** Works on the fields of the record's key. */
  public static final class Key<R extends ConnectRecord<R>> extends Derive<R> {

    public Key() {
      super(KeyOrValue.KEY);
    }
  }

  /** Works on the fields of the record's value. */
  public static final class Value<R extends ConnectRecord<R>> extends Derive<R> {

    public Value() {
      super(KeyOrValue.VALUE);
    }
  }

  @Override
  public ConfigDef config() {
    return half() == KeyOrValue.KEY ? KEY_CONFIG_DEF : CONFIG_DEF;
  }

  @Override
  final Derivation compile(AbstractConfig config) {
    return DeriveConfig.compile(config.values());
  }

  @Override
  final R transform(R record, Object data, Derivation derivation) {
    Derived derived = derivation.derive(record, half().schemaOf(record), data);
    boolean ofKey = half() == KeyOrValue.KEY;
    SchemaAndValue key = ofKey ? derived.data() : derived.key(record);
    SchemaAndValue value =
        ofKey ? new SchemaAndValue(record.valueSchema(), record.value()) : derived.data();
    return record.newRecord(
        derived.topic(record),
        derived.partition(record),
        key.schema(),
        key.value(),
        value.schema(),
        value.value(),
        derived.timestamp(record),
        derived.headers(record));
  }
}
