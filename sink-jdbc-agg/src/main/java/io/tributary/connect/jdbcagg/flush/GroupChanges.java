package io.tributary.connect.jdbcagg.flush;

import io.tributary.connect.jdbcagg.aggregate.Accumulator;
import io.tributary.connect.jdbcagg.aggregate.GroupBuffer;
import io.tributary.connect.jdbcagg.aggregate.GroupKey;
import io.tributary.connect.jdbcagg.aggregate.Part;
import io.tributary.connect.jdbcagg.query.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one flush adds to the groups of one table.
 *
 * @param rows sorted by hash, so that two tasks that write the same groups lock them in one order
 */
public record GroupChanges(TableShape shape, List<GroupRow> rows) implements TableChanges {

  @Override
  public String table() {
    return shape.table();
  }

  @Override
  public int size() {
    return rows.size();
  }

  /** The rows of all groups in a buffer. */
  static GroupChanges of(TableShape shape, @Nullable Window window, GroupBuffer buffer) {
    long windowMs = window == null ? 0 : window.size().toMillis();
    GroupHash hash = new GroupHash();
    List<ColumnShape> columns = shape.written();
    List<GroupRow> rows = new ArrayList<>(buffer.groups().size());
    buffer
        .groups()
        .forEach(
            (key, accumulators) ->
                rows.add(row(hash.of(key), columns, key, accumulators, windowMs)));
    Collections.sort(rows);
    return new GroupChanges(shape, rows);
  }

  private static GroupRow row(
      byte[] hash,
      List<ColumnShape> columns,
      GroupKey key,
      Accumulator[] accumulators,
      long windowMs) {
    @Nullable Object[] values = new Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      ColumnShape column = columns.get(i);
      values[i] =
          switch (column.role()) {
            case HASH -> hash;
            case GROUP -> key.value(column.source());
            case WINDOW -> Instant.ofEpochMilli(key.windowStartMs());
            case WINDOW_END -> Instant.ofEpochMilli(key.windowStartMs() + windowMs);
            default -> part(accumulators[column.source()], column.part());
          };
    }
    return new GroupRow(hash, Arrays.asList(values));
  }

  private static @Nullable Object part(Accumulator accumulator, @Nullable Part part) {
    return part == null ? null : accumulator.part(part);
  }
}
