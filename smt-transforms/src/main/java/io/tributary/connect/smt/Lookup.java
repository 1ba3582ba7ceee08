package io.tributary.connect.smt;

import io.tributary.connect.smt.lookup.Enricher;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Adds columns of tables to a record's key or value. The tables are in memory, and each is there
 * once for all tasks of the worker.
 *
 * @param <R> the kind of record, source or sink
 */
public abstract class Lookup<R extends ConnectRecord<R>>
    extends RecordTransform<R, LookupSettings> {

  public static final String OVERVIEW_DOC =
      "Joins records with tables of a database, of compacted topics or of files, which are kept in"
          + " memory. Use the concrete class for the half of the record: <code>"
          + Key.class.getName()
          + "</code> for the key, <code>"
          + Value.class.getName()
          + "</code> for the value.";

  public static final ConfigDef CONFIG_DEF = LookupConfig.DEFINITION;

  /** The header that tells a join without a row, by its alias. */
  static final String MISS_HEADER = "lookup.miss";

  private @Nullable LookupSettings held;

  private Lookup(KeyOrValue half) {
    super(half);
  }

  /** Works on the record's key. */
  public static final class Key<R extends ConnectRecord<R>> extends Lookup<R> {

    public Key() {
      super(KeyOrValue.KEY);
    }
  }

  /** Works on the record's value. */
  public static final class Value<R extends ConnectRecord<R>> extends Lookup<R> {

    public Value() {
      super(KeyOrValue.VALUE);
    }
  }

  @Override
  public ConfigDef config() {
    return CONFIG_DEF;
  }

  @Override
  final LookupSettings compile(AbstractConfig config) {
    release();
    LookupSettings settings = LookupAssembly.open(config);
    held = settings;
    return settings;
  }

  @Override
  final @Nullable R transform(R record, Object data, LookupSettings settings) {
    Enricher.Enriched enriched = settings.enricher().enrich(data);
    if (enriched == null) {
      return null;
    }
    R joined = half().replace(record, enriched.schema(), enriched.data());
    return enriched.missed().isEmpty() ? joined : marked(joined, enriched);
  }

  /** Headers are shared between a record and those made of it, so others get a copy. */
  private R marked(R record, Enricher.Enriched enriched) {
    Headers headers = record.headers().duplicate();
    enriched.missed().forEach(alias -> headers.addString(MISS_HEADER, alias));
    return record.newRecord(
        record.topic(),
        record.kafkaPartition(),
        record.keySchema(),
        record.key(),
        record.valueSchema(),
        record.value(),
        record.timestamp(),
        headers);
  }

  @Override
  public void close() {
    super.close();
    release();
  }

  private void release() {
    LookupSettings open = held;
    held = null;
    if (open != null) {
      open.close();
    }
  }
}
