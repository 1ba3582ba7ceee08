package io.tributary.connect.jdbcagg.flush;

import io.tributary.connect.jdbcagg.aggregate.Group;
import io.tributary.connect.jdbcagg.aggregate.GroupBuffer;
import io.tributary.connect.jdbcagg.aggregate.GroupKey;
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
  public static GroupChanges of(TableShape shape, @Nullable Window window, GroupBuffer groups) {
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

    GroupChanges collect(GroupBuffer groups) {
      List<SketchChange> sketches = new ArrayList<>();
      groups.forEach(
          group -> {
            byte[] id = hash.of(group.key());
            rows.add(row(id, group));
            if (shape.has(TableShape.Side.VALUES)) {
              addValues(id, group);
            }
            addSketches(id, group, sketches);
          });
      Collections.sort(rows);
      Collections.sort(values);
      sketches.sort((a, b) -> Arrays.compareUnsigned(a.group(), b.group()));
      return new GroupChanges(shape, rows, values, sketches);
    }

    private GroupRow row(byte[] id, Group group) {
      GroupKey key = group.key();
      @Nullable Object[] row = new Object[columns.size()];
      for (int i = 0; i < row.length; i++) {
        ColumnShape column = columns.get(i);
        row[i] =
            switch (column.role()) {
              case HASH -> id;
              case GROUP -> key.value(column.source());
              case WINDOW -> Instant.ofEpochMilli(key.windowStartMs());
              case WINDOW_END -> Instant.ofEpochMilli(key.windowStartMs() + windowMs);
              case SESSION_GROUP -> hash.ofValues(key);
              case SESSION_START -> key.windowStartMs();
              case SESSION_END -> key.windowStartMs() + windowMs;
              default -> part(group, column);
            };
      }
      return new GroupRow(id, Arrays.asList(row));
    }

    private static @Nullable Object part(Group group, ColumnShape column) {
      Part part = column.part();
      return part == null ? null : group.part(column.source(), part);
    }

    private void addValues(byte[] id, Group group) {
      for (int i = 0; i < group.aggregates(); i++) {
        int column = i;
        ValueCounts counts = group.values(i);
        if (counts != null) {
          counts.forEach((key, count) -> values.add(new ValueChange(id, column, key, count)));
        }
      }
    }

    private void addSketches(byte[] id, Group group, List<SketchChange> sketches) {
      for (ColumnShape column : sketchColumns) {
        if (group.part(column.source(), Part.SKETCH) instanceof byte[] sketch) {
          sketches.add(new SketchChange(id, column, sketch));
        }
      }
    }
  }
}
