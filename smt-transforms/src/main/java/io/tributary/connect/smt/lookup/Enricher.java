package io.tributary.connect.smt.lookup;

import io.tributary.connect.smt.bridge.StructMaps;
import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.problem.BadValueException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Adds what the joins found to a record's struct or map, which stays as it was. Structs of one
 * schema give structs of one schema, the same instance.
 *
 * <p>Threading: one per task.
 */
public final class Enricher {

  /** Sources have a few schemas; more than these are built anew, equal but not the same. */
  private static final int MAX_SCHEMAS = 256;

  private final Joiner joiner;
  private final List<Emission> emissions;
  private final Map<Schema, WiderStruct> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Schema, WiderStruct> eldest) {
          return size() > MAX_SCHEMAS;
        }
      };
  private @Nullable Schema lastNarrow;
  private @Nullable WiderStruct last;

  /**
   * What a record becomes.
   *
   * @param schema null for a map
   * @param missed the joins whose miss a header tells
   */
  public record Enriched(@Nullable Schema schema, Object data, List<String> missed) {}

  public Enricher(Joiner joiner, List<Emission> emissions) {
    this.joiner = joiner;
    this.emissions = List.copyOf(emissions);
  }

  /**
   * The record with its columns, null where it is to be dropped.
   *
   * @throws BadValueException where it cannot be joined
   */
  public @Nullable Enriched enrich(Object data) {
    if (!Tree.isObject(data)) {
      throw new BadValueException("there is no object to add columns to");
    }
    Joiner.Found found = joiner.find(data);
    if (found == null) {
      return null;
    }
    @Nullable Object[] values = new Object[emissions.size()];
    for (int i = 0; i < values.length; i++) {
      Emission emission = emissions.get(i);
      @Nullable Object[] row = found.row(emission.join());
      values[i] = row == null ? emission.column().schema().defaultValue() : row[emission.index()];
    }
    if (data instanceof Struct struct) {
      WiderStruct wider = wider(struct.schema());
      return new Enriched(wider.schema(), wider.widen(struct, values), found.missed());
    }
    return new Enriched(null, map((Map<?, ?>) data, values), found.missed());
  }

  private Map<Object, @Nullable Object> map(Map<?, ?> data, @Nullable Object[] values) {
    // Large enough from the start: growing would cost as much as all else here.
    Map<Object, @Nullable Object> wide =
        new LinkedHashMap<>((data.size() + values.length) * 4 / 3 + 1);
    wide.putAll(data);
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      boolean plain = value instanceof String || value instanceof Long;
      wide.put(emissions.get(i).name(), plain ? value : StructMaps.toPlain(value));
    }
    return wide;
  }

  private WiderStruct wider(Schema narrow) {
    WiderStruct current = last;
    if (current == null || lastNarrow != narrow) {
      current = known.computeIfAbsent(narrow, schema -> new WiderStruct(schema, emissions));
      last = current;
      lastNarrow = narrow;
    }
    return current;
  }
}
