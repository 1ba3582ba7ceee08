package io.tributary.connect.jdbcagg.jdbc;

import io.tributary.connect.jdbcagg.aggregate.DistinctSketch;
import io.tributary.connect.jdbcagg.aggregate.QuantileSketch;
import io.tributary.connect.jdbcagg.flush.ColumnRole;
import io.tributary.connect.jdbcagg.flush.ColumnShape;
import io.tributary.connect.jdbcagg.flush.GroupChanges;
import io.tributary.connect.jdbcagg.flush.GroupRow;
import io.tributary.connect.jdbcagg.flush.SketchChange;
import io.tributary.connect.jdbcagg.flush.TableShape;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Merges sketches into those of groups whose rows are locked, and writes what they estimate. */
final class SketchWriter {

  /** Sketches are some kB each. */
  private static final int GROUPS_PER_STATEMENT = 100;

  private final Connection connection;
  private final GroupChanges changes;
  private final TableShape shape;
  private final List<ColumnShape> sketches;
  private final List<ColumnShape> estimates;

  SketchWriter(Connection connection, GroupChanges changes) {
    this.connection = connection;
    this.changes = changes;
    this.shape = changes.shape();
    this.sketches = shape.columns().stream().filter(column -> column.role().sketch()).toList();
    this.estimates = shape.columns().stream().filter(column -> column.role().estimate()).toList();
  }

  void write() throws SQLException {
    Map<ByteBuffer, Map<String, byte[]>> added = new HashMap<>();
    for (SketchChange change : changes.sketches()) {
      added
          .computeIfAbsent(ByteBuffer.wrap(change.group()), absent -> new HashMap<>())
          .put(change.column().name(), change.sketch());
    }
    List<GroupRow> rows =
        changes.rows().stream()
            .filter(row -> added.containsKey(ByteBuffer.wrap(row.hash())))
            .toList();
    for (int from = 0; from < rows.size(); from += GROUPS_PER_STATEMENT) {
      merge(rows.subList(from, Math.min(rows.size(), from + GROUPS_PER_STATEMENT)), added);
    }
  }

  private void merge(List<GroupRow> rows, Map<ByteBuffer, Map<String, byte[]>> added)
      throws SQLException {
    Map<ByteBuffer, Map<String, byte[]>> stored = read(rows);
    List<ColumnShape> identifying = shape.identifying();
    List<ColumnShape> columns = new ArrayList<>(identifying);
    columns.addAll(sketches);
    columns.addAll(estimates);
    List<ColumnShape> written = shape.written();
    List<List<@Nullable Object>> values = new ArrayList<>();
    for (GroupRow row : rows) {
      ByteBuffer group = ByteBuffer.wrap(row.hash());
      Map<String, byte[]> merged = new HashMap<>(stored.getOrDefault(group, Map.of()));
      added
          .getOrDefault(group, Map.of())
          .forEach(
              (column, sketch) ->
                  merged.merge(column, sketch, (one, other) -> merge(column, one, other)));
      List<@Nullable Object> each = new ArrayList<>();
      identifying.forEach(column -> each.add(row.values().get(written.indexOf(column))));
      sketches.forEach(column -> each.add(merged.get(column.name())));
      estimates.forEach(column -> each.add(estimate(column, merged)));
      values.add(each);
    }
    MultiRow.execute(connection, new UpsertSql(shape.table(), columns)::of, values);
  }

  private Map<ByteBuffer, Map<String, byte[]>> read(List<GroupRow> groups) throws SQLException {
    Map<ByteBuffer, Map<String, byte[]>> found = new HashMap<>();
    String hash = TableDdl.quote(shape.column(ColumnRole.HASH).orElseThrow().name());
    String sql =
        "SELECT %s, %s FROM %s WHERE %s IN (%s)"
            .formatted(
                hash,
                sketches.stream()
                    .map(column -> TableDdl.quote(column.name()))
                    .collect(Collectors.joining(", ")),
                TableDdl.quote(shape.table()),
                hash,
                MultiRow.repeat("?", groups.size()));
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      int parameter = 1;
      for (GroupRow group : groups) {
        query.setBytes(parameter++, group.hash());
      }
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          Map<String, byte[]> stored = new HashMap<>();
          for (int i = 0; i < sketches.size(); i++) {
            byte[] sketch = rows.getBytes(2 + i);
            if (sketch != null) {
              stored.put(sketches.get(i).name(), sketch);
            }
          }
          found.put(ByteBuffer.wrap(rows.getBytes(1)), stored);
        }
      }
    }
    return found;
  }

  private byte[] merge(String column, byte[] one, byte[] other) {
    boolean quantiles =
        sketches.stream()
            .anyMatch(
                each -> each.name().equals(column) && each.role() == ColumnRole.QUANTILE_SKETCH);
    return quantiles ? QuantileSketch.merge(one, other) : DistinctSketch.merge(one, other);
  }

  private static @Nullable Object estimate(ColumnShape column, Map<String, byte[]> merged) {
    byte[] sketch = merged.get(ColumnShape.sketchBehind(column.name()));
    if (column.role() == ColumnRole.DISTINCT_ESTIMATE) {
      return sketch == null ? 0L : (Object) DistinctSketch.estimate(sketch);
    }
    return sketch == null || column.fraction() == null
        ? null
        : (Object) QuantileSketch.estimate(sketch, column.fraction().doubleValue());
  }
}
