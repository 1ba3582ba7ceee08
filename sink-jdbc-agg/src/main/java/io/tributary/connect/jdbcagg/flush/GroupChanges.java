package io.tributary.connect.jdbcagg.flush;

import io.tributary.connect.jdbcagg.aggregate.Accumulator;
import io.tributary.connect.jdbcagg.aggregate.GroupKey;
import io.tributary.connect.jdbcagg.aggregate.Groups;
import io.tributary.connect.jdbcagg.aggregate.Part;
import io.tributary.connect.jdbcagg.aggregate.ValueCounts;
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
 * @param values changes of the values in the table beside, sorted
 * @param sketches in the rows' order
 */
public record GroupChanges(
    TableShape shape, List<GroupRow> rows, List<ValueChange> values, List<SketchChange> sketches)
    implements TableChanges {

  @Override
  public String table() {
    return shape.table();
  }

  @Override
  public int size() {
    return rows.size();
  }

  @Override
  public long oldestWindowEndMs() {
    return shape.oldestWindowEndMs(rows);
  }

  /** The changes of groups. */
  public static GroupChanges of(TableShape shape, @Nullable Window window, Groups groups) {
    return new Collector(shape, window).collect(groups);
  }

  private static final class Collector {
    private final TableShape shape;
    private final List<ColumnShape> columns;
    private final List<ColumnShape> sketchColumns;
    private final long windowMs;
    private final GroupHash hash = new GroupHash();
    private final List<GroupRow> rows = new ArrayList<>();
    private final List<ValueChange> values = new ArrayList<>();

    Collector(TableShape shape, @Nullable Window window) {
      this.shape = shape;
      this.columns = shape.written();
      this.sketchColumns =
          shape.columns().stream().filter(column -> column.role().sketch()).toList();
      this.windowMs = window == null ? 0 : window.size().toMillis();
    }

    GroupChanges collect(Groups groups) {
      List<SketchChange> sketches = new ArrayList<>();
      groups.forEach(
          (key, accumulators) -> {
            byte[] group = hash.of(key);
            rows.add(row(group, key, accumulators));
            if (shape.has(TableShape.Side.VALUES)) {
              addValues(group, accumulators);
            }
            addSketches(group, accumulators, sketches);
          });
      Collections.sort(rows);
      Collections.sort(values);
      sketches.sort((a, b) -> Arrays.compareUnsigned(a.group(), b.group()));
      return new GroupChanges(shape, rows, values, sketches);
    }

    private GroupRow row(byte[] group, GroupKey key, Accumulator[] accumulators) {
      @Nullable Object[] values = new Object[columns.size()];
      for (int i = 0; i < values.length; i++) {
        ColumnShape column = columns.get(i);
        values[i] =
            switch (column.role()) {
              case HASH -> group;
              case GROUP -> key.value(column.source());
              case WINDOW -> Instant.ofEpochMilli(key.windowStartMs());
              case WINDOW_END -> Instant.ofEpochMilli(key.windowStartMs() + windowMs);
              case SESSION_GROUP -> hash.ofValues(key);
              case SESSION_START -> key.windowStartMs();
              case SESSION_END -> key.windowStartMs() + windowMs;
              default -> part(accumulators[column.source()], column.part());
            };
      }
      return new GroupRow(group, Arrays.asList(values));
    }

    private void addValues(byte[] group, Accumulator[] accumulators) {
      for (int i = 0; i < accumulators.length; i++) {
        int column = i;
        if (accumulators[i] instanceof ValueCounts counts) {
          counts.forEach((key, count) -> values.add(new ValueChange(group, column, key, count)));
        }
      }
    }

    private void addSketches(
        byte[] group, Accumulator[] accumulators, List<SketchChange> sketches) {
      for (ColumnShape column : sketchColumns) {
        if (accumulators[column.source()].part(Part.SKETCH) instanceof byte[] sketch) {
          sketches.add(new SketchChange(group, column, sketch));
        }
      }
    }

    private static @Nullable Object part(Accumulator accumulator, @Nullable Part part) {
      return part == null ? null : accumulator.part(part);
    }
  }
}
