package io.tributary.connect.jdbcagg.jdbc;

import io.tributary.connect.jdbcagg.aggregate.ValueCounts;
import io.tributary.connect.jdbcagg.flush.ColumnRole;
import io.tributary.connect.jdbcagg.flush.ColumnShape;
import io.tributary.connect.jdbcagg.flush.TableShape;
import io.tributary.connect.jdbcagg.jdbc.ValueWriter.Slot;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what follows from the values beside groups: their ends, and percentiles between them. */
final class ValueReader {

  private final Connection connection;
  private final String table;
  private final Map<Slot, byte[]> lowest = new HashMap<>();
  private final Map<Slot, byte[]> highest = new HashMap<>();
  private final Map<Slot, Object> quantiles = new HashMap<>();

  /**
   * Reads at once all that the shape's columns need of the groups.
   *
   * @param groups whose rows are locked
   */
  ValueReader(Connection connection, TableShape shape, List<byte[]> groups) throws SQLException {
    this.connection = connection;
    this.table = TableDdl.quote(shape.side(TableShape.Side.VALUES));
    List<ColumnShape> ends =
        shape.columns().stream().filter(column -> column.role().extreme()).toList();
    for (List<byte[]> part : MultiRow.parts(groups)) {
      if (!ends.isEmpty()) {
        readEnds(ends, part);
      }
      for (ColumnShape column : shape.columns()) {
        if (column.role() == ColumnRole.QUANTILE && column.fraction() != null) {
          readQuantiles(column, column.fraction(), part);
        }
      }
    }
  }

  @Nullable Object value(ColumnShape column, Slot slot) {
    if (column.role() == ColumnRole.QUANTILE) {
      return quantiles.get(slot);
    }
    boolean low = column.role() == ColumnRole.LOWEST || column.role() == ColumnRole.EARLIEST;
    byte[] key = (low ? lowest : highest).get(slot);
    return key == null ? null : ValueWriter.valueOf(column.role(), key);
  }

  /** By the index alone: it is sorted by group, column and value. */
  private void readEnds(List<ColumnShape> ends, List<byte[]> groups) throws SQLException {
    String sql =
        "SELECT group_hash, col, MIN(value_key), MAX(value_key) FROM %s WHERE group_hash IN (%s) AND col IN (%s) GROUP BY group_hash, col"
            .formatted(
                table, MultiRow.repeat("?", groups.size()), MultiRow.repeat("?", ends.size()));
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      int parameter = bind(query, 1, groups);
      for (ColumnShape end : ends) {
        query.setInt(parameter++, end.source());
      }
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          Slot slot = Slot.of(rows.getBytes(1), rows.getInt(2));
          lowest.put(slot, rows.getBytes(3));
          highest.put(slot, rows.getBytes(4));
        }
      }
    }
  }

  /**
   * The value at rank {@code fraction * (count - 1)}, from 0; between two values in proportion. The
   * server counts up to the two and sends no others.
   */
  private void readQuantiles(ColumnShape column, BigDecimal fraction, List<byte[]> groups)
      throws SQLException {
    String sql =
        """
        SELECT group_hash, value_key, upto, total FROM (
          SELECT group_hash, value_key, n,
            SUM(n) OVER (PARTITION BY group_hash ORDER BY value_key) AS upto,
            SUM(n) OVER (PARTITION BY group_hash) AS total
          FROM %s WHERE col = ? AND group_hash IN (%s)) AS counted
        WHERE upto > FLOOR(? * (total - 1)) AND upto - n <= CEIL(? * (total - 1))
        ORDER BY group_hash, value_key\
        """
            .formatted(table, MultiRow.repeat("?", groups.size()));
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setInt(1, column.source());
      int parameter = bind(query, 2, groups);
      query.setBigDecimal(parameter, fraction);
      query.setBigDecimal(parameter + 1, fraction);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          Slot slot = Slot.of(rows.getBytes(1), column.source());
          BigDecimal rank = fraction.multiply(rows.getBigDecimal(4).subtract(BigDecimal.ONE));
          quantiles.merge(
              slot,
              ValueCounts.valueOf(rows.getBytes(2)) instanceof Number number ? number : 0L,
              (low, high) -> between((Number) low, (Number) high, rank));
        }
      }
    }
    quantiles.replaceAll((slot, value) -> ((Number) value).doubleValue());
  }

  private static Number between(Number low, Number high, BigDecimal rank) {
    BigDecimal share = rank.subtract(rank.setScale(0, RoundingMode.FLOOR));
    BigDecimal below = exact(low);
    return below.add(exact(high).subtract(below).multiply(share));
  }

  private static BigDecimal exact(Number number) {
    if (number instanceof BigDecimal exact) {
      return exact;
    }
    return number instanceof Double inexact
        ? new BigDecimal(inexact)
        : BigDecimal.valueOf(number.longValue());
  }

  private static int bind(PreparedStatement query, int first, List<byte[]> groups)
      throws SQLException {
    int parameter = first;
    for (byte[] group : groups) {
      query.setBytes(parameter++, group);
    }
    return parameter;
  }
}
