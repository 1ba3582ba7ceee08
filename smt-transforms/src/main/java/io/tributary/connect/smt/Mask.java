package io.tributary.connect.smt;

import io.tributary.connect.smt.mask.Masker;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.SchemaAndValue;

/**
 * Hides values of fields, wherever in a record they stand.
 *
 * @param <R> the kind of record, source or sink
 */
public abstract class Mask<R extends ConnectRecord<R>> extends RecordTransform<R, Masker> {

  public static final String OVERVIEW_DOC =
      "Masks fields by paths with wildcards: by null, a fixed value, asterisks or a keyed hash. Use"
          + " the concrete class for the half of the record: <code>"
          + Key.class.getName()
          + "</code> for the key, <code>"
          + Value.class.getName()
          + "</code> for the value.";

  public static final ConfigDef CONFIG_DEF = MaskConfig.DEFINITION;

  private Mask(KeyOrValue half) {
    super(half);
  }

  /** Works on the record's key. */
  public static final class Key<R extends ConnectRecord<R>> extends Mask<R> {

    public Key() {
      super(KeyOrValue.KEY);
    }
  }

  /** Works on the record's value. */
  public static final class Value<R extends ConnectRecord<R>> extends Mask<R> {

    public Value() {
      super(KeyOrValue.VALUE);
    }
  }

  @Override
  public ConfigDef config() {
    return CONFIG_DEF;
  }

  @Override
  final Masker compile(AbstractConfig config) {
    return MaskConfig.compile(config);
  }

  @Override
  final R transform(R record, Object data, Masker masker) {
    SchemaAndValue masked = masker.apply(half().schemaOf(record), data);
    return half().replace(record, masked.schema(), masked.value());
  }
}
