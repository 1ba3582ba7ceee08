package io.tributary.connect.jdbcagg.upsert;

import io.tributary.connect.jdbcagg.config.UpsertSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** The layouts of the schemas that were seen last: converters hand out the same ones mostly. */
final class Layouts {

  private static final int MOST = 64;

  private final UpsertSettings settings;
  private final List<Known> known = new ArrayList<>();
  private @Nullable RowTable table;

  Layouts(UpsertSettings settings) {
    this.settings = settings;
  }

  /**
   * @param layout null as long as there is no table
   */
  private record Known(
      @Nullable Object key, @Nullable Object row, RowFields fields, @Nullable RowLayout layout) {
    boolean is(@Nullable Object otherKey, @Nullable Object otherRow) {
      return same(key, otherKey) && same(row, otherRow);
    }

    private static boolean same(@Nullable Object one, @Nullable Object other) {
      return one == other || (one instanceof Set && one.equals(other));
    }
  }

  /** Whether records like this one were seen since the table was last bound. */
  boolean know(SinkRecord record, @Nullable Object row) {
    return find(record, row) != null;
  }

  /**
   * The fields of a record.
   *
   * @throws org.apache.kafka.connect.errors.DataException if it does not name its row
   */
  RowFields fields(SinkRecord record, @Nullable Object row) {
    Known found = find(record, row);
    return found == null
        ? RowFields.of(settings, record.keySchema(), record.key(), row)
        : found.fields();
  }

  /**
   * The layout of a record.
   *
   * @throws org.apache.kafka.connect.errors.DataException if its key does not fit the table
   */
  RowLayout layout(SinkRecord record, @Nullable Object row) {
    Known found = find(record, row);
    if (found != null && found.layout() != null) {
      return found.layout();
    }
    if (table == null) {
      throw new IllegalStateException("No table was bound");
    }
    RowFields fields = RowFields.of(settings, record.keySchema(), record.key(), row);
    String ordering = settings.orderingField();
    RowLayout layout =
        new RowLayout(
            fields,
            table,
            ordering == null ? null : settings.columns().getOrDefault(ordering, ordering));
    if (known.size() == MOST) {
      known.remove(0);
    }
    known.add(
        new Known(
            signature(record.keySchema(), record.key()),
            signature(Rows.schema(row), row),
            fields,
            layout));
    return layout;
  }

  /** Forgets all layouts, as the table is another one now. */
  void bind(RowTable bound) {
    table = bound;
    known.clear();
  }

  private @Nullable Known find(SinkRecord record, @Nullable Object row) {
    Object keySignature = signature(record.keySchema(), record.key());
    Object rowSignature = signature(Rows.schema(row), row);
    for (int i = known.size() - 1; i >= 0; i--) {
      Known each = known.get(i);
      if (each.is(keySignature, rowSignature)) {
        return each;
      }
    }
    return null;
  }

  /** What tells the fields of a key or row: its schema, or else the names of its members. */
  private static @Nullable Object signature(@Nullable Schema schema, @Nullable Object value) {
    return schema == null && value instanceof Map<?, ?> map ? Set.copyOf(map.keySet()) : schema;
  }
}
