package io.tributary.connect.smt;

import io.tributary.connect.smt.expr.RecordVariables;
import io.tributary.connect.smt.path.FieldPath;
import io.tributary.connect.smt.problem.BadValueException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.jspecify.annotations.Nullable;

/**
 * Filters out records that were seen before, as APIs that are polled repeat what has not changed.
 *
 * <p>It does its best and no more: the memory is bounded, each task has its own, and a restart
 * begins without one. Stand it first in the chain: when Connect could not send a record it brings
 * the same one again, which is recognised by its value's identity and passes.
 *
 * @param <R> the kind of record, source or sink
 */
public final class Dedupe<R extends ConnectRecord<R>> extends RecordTransform<R, DedupeSettings> {

  public static final String OVERVIEW_DOC =
      "Filters out records that were seen before, by a key and the fields that tell whether"
          + " anything changed; within a span of time and bounded memory.";

  public static final ConfigDef CONFIG_DEF = DedupeConfig.DEFINITION;

  private final Clock clock;
  private @Nullable Object lastPassed;

  public Dedupe() {
    this(Clock.systemUTC());
  }

  Dedupe(Clock clock) {
    super(KeyOrValue.VALUE);
    this.clock = clock;
  }

  @Override
  public ConfigDef config() {
    return CONFIG_DEF;
  }

  @Override
  DedupeSettings compile(AbstractConfig config) {
    return DedupeConfig.compile(config, clock);
  }

  @Override
  @Nullable R transform(R record, Object data, DedupeSettings settings) {
    if (data == lastPassed) {
      return record;
    }
    Object key = key(record, data, settings);
    if (key == null) {
      throw new BadValueException("the key is null, so there is nothing to compare by");
    }
    String scope = settings.scope() == DedupeScope.TOPIC ? record.topic() : "";
    if (!settings.seen().isNew(scope, key, content(data, settings.fields()))) {
      return null;
    }
    lastPassed = data;
    return record;
  }

  private static @Nullable Object key(
      ConnectRecord<?> record, Object data, DedupeSettings settings) {
    try {
      return settings.key().evaluate(new RecordVariables(record, data, settings.types()));
    } catch (BadValueException e) {
      throw e.under(DedupeConfig.KEY);
    }
  }

  private static Object content(Object data, List<FieldPath> fields) {
    if (fields.isEmpty()) {
      return data;
    }
    List<@Nullable Object> content = new ArrayList<>(fields.size());
    for (FieldPath field : fields) {
      content.add(field.read(data));
    }
    return content;
  }

  @Override
  public void close() {
    super.close();
    lastPassed = null;
  }
}
