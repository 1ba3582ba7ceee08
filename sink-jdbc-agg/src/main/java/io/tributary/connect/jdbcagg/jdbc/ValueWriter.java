package io.tributary.connect.jdbcagg.jdbc;

import io.tributary.connect.jdbcagg.aggregate.ValueCounts;
import io.tributary.connect.jdbcagg.flush.ColumnRole;
import io.tributary.connect.jdbcagg.flush.ColumnShape;
import io.tributary.connect.jdbcagg.flush.GroupChanges;
import io.tributary.connect.jdbcagg.flush.GroupRow;
import io.tributary.connect.jdbcagg.flush.TableShape;
import io.tributary.connect.jdbcagg.flush.ValueChange;
import io.tributary.connect.kit.error.FailureKind;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/**
 * Changes the counts of values beside groups whose rows are locked, and writes what follows from
 * them into the rows. Only values that changed are read, and for extremes the ends of their groups.
 */
final class ValueWriter {

  static final OwnTable SHAPE =
      new OwnTable(
          "",
          List.of(
              new OwnTable.Column("group_hash", "BINARY(16) NOT NULL"),
              new OwnTable.Column("col", "SMALLINT NOT NULL"),
              new OwnTable.Column(
                  "value_key", "VARBINARY(" + ColumnTypes.VALUE_KEY_BYTES + ") NOT NULL"),
              new OwnTable.Column("n", "BIGINT NOT NULL")),
          "group_hash, col, value_key");

  private static final int VALUES_PER_QUERY = 500;
  private static final String KEY = "(group_hash = ? AND col = ? AND value_key = ?)";

  private final Connection connection;
  private final GroupChanges changes;
  private final TableShape shape;
  private final String table;
  private final List<ColumnShape> distinct;
  private final Set<Slot> touched = new HashSet<>();
  private final Map<Slot, Long> distinctChanges = new HashMap<>();

  ValueWriter(Connection connection, GroupChanges changes) {
    this.connection = connection;
    this.changes = changes;
    this.shape = changes.shape();
    this.table = TableDdl.quote(shape.side(TableShape.Side.VALUES));
    this.distinct =
        shape.columns().stream().filter(each -> each.role() == ColumnRole.DISTINCT).toList();
  }

  /** One aggregate of one group. */
  record Slot(ByteBuffer group, int column) {
    static Slot of(byte[] group, int column) {
      return new Slot(ByteBuffer.wrap(group), column);
    }
  }

  private record ValueId(Slot slot, ByteBuffer key) {}

  void write() throws SQLException {
    List<ValueChange> all = changes.values();
    for (int from = 0; from < all.size(); from += VALUES_PER_QUERY) {
      apply(all.subList(from, Math.min(all.size(), from + VALUES_PER_QUERY)));
    }
    Set<ByteBuffer> groups = touched.stream().map(Slot::group).collect(Collectors.toSet());
    // The values of the others are as they were.
    List<GroupRow> rows =
        changes.rows().stream()
            .filter(row -> groups.contains(ByteBuffer.wrap(row.hash())))
            .toList();
    if (!rows.isEmpty()) {
      writeDerived(rows);
    }
  }

  private void apply(List<ValueChange> part) throws SQLException {
    Map<ValueId, Long> before = read(part);
    List<ValueChange> gone = new ArrayList<>();
    List<List<@Nullable Object>> kept = new ArrayList<>();
    for (ValueChange change : part) {
      Slot slot = Slot.of(change.group(), change.column());
      long old = before.getOrDefault(new ValueId(slot, ByteBuffer.wrap(change.key())), 0L);
      long now = old + change.count();
      if (now < 0) {
        throw negative();
      }
      touched.add(slot);
      distinctChanges.merge(slot, (now > 0 ? 1L : 0L) - (old > 0 ? 1L : 0L), Long::sum);
      if (now == 0) {
        gone.add(change);
      } else {
        kept.add(List.of(change.group(), (long) change.column(), change.key(), now));
      }
    }
    delete(gone);
    MultiRow.execute(
        connection,
        rows ->
            "INSERT INTO %s (group_hash, col, value_key, n) VALUES %s ON DUPLICATE KEY UPDATE n = VALUES(n)"
                .formatted(table, MultiRow.repeat("(?, ?, ?, ?)", rows)),
        kept);
  }

  private ConnectException negative() {
    return new ConnectException(
        "%s: a change takes a value back from table %s that is not there. The table was changed by others, or change events are missing; set generation to the next number, with empty tables"
            .formatted(FailureKind.LOST_STATE, shape.table()));
  }

  private Map<ValueId, Long> read(List<ValueChange> part) throws SQLException {
    Map<ValueId, Long> found = new HashMap<>();
    String sql =
        "SELECT group_hash, col, value_key, n FROM " + table + " WHERE " + anyOf(part.size());
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      bind(query, part);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          Slot slot = Slot.of(rows.getBytes(1), rows.getInt(2));
          found.put(new ValueId(slot, ByteBuffer.wrap(rows.getBytes(3))), rows.getLong(4));
        }
      }
    }
    return found;
  }

  private void delete(List<ValueChange> gone) throws SQLException {
    if (gone.isEmpty()) {
      return;
    }
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM " + table + " WHERE " + anyOf(gone.size()))) {
      bind(delete, gone);
      delete.executeUpdate();
    }
  }

  private static String anyOf(int values) {
    return MultiRow.repeat(KEY, values).replace("), (", ") OR (");
  }

  private static void bind(PreparedStatement statement, List<ValueChange> values)
      throws SQLException {
    int parameter = 1;
    for (ValueChange value : values) {
      statement.setBytes(parameter++, value.group());
      statement.setInt(parameter++, value.column());
      statement.setBytes(parameter++, value.key());
    }
  }

  private void writeDerived(List<GroupRow> rows) throws SQLException {
    ValueReader reader =
        new ValueReader(connection, shape, rows.stream().map(GroupRow::hash).toList());
    List<ColumnShape> identifying = shape.identifying();
    List<ColumnShape> derived =
        shape.columns().stream().filter(column -> column.role().derived()).toList();
    List<ColumnShape> columns = new ArrayList<>(identifying);
    columns.addAll(derived);
    List<ColumnShape> written = shape.written();
    int[] places = identifying.stream().mapToInt(written::indexOf).toArray();
    List<List<@Nullable Object>> lines = new ArrayList<>();
    for (GroupRow row : rows) {
      List<@Nullable Object> values = new ArrayList<>(columns.size());
      for (int place : places) {
        values.add(row.values().get(place));
      }
      for (ColumnShape column : derived) {
        values.add(value(column, Slot.of(row.hash(), column.source()), reader));
      }
      lines.add(values);
    }
    MultiRow.execute(connection, new UpsertSql(shape.table(), columns)::of, lines);
  }

  private @Nullable Object value(ColumnShape column, Slot slot, ValueReader reader) {
    return distinct.contains(column)
        ? distinctChanges.getOrDefault(slot, 0L)
        : reader.value(column, slot);
  }

  /** The value of a key at one end of a group. */
  static @Nullable Object valueOf(ColumnRole role, byte[] key) {
    return role == ColumnRole.EARLIEST || role == ColumnRole.LATEST
        ? ValueCounts.placedValueOf(key)
        : ValueCounts.valueOf(key);
  }
}
