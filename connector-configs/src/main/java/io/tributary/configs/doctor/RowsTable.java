package io.tributary.configs.doctor;

import io.tributary.connect.jdbcagg.upsert.CellType;
import io.tributary.connect.jdbcagg.upsert.RowColumn;
import io.tributary.connect.jdbcagg.upsert.RowShape;
import io.tributary.connect.jdbcagg.upsert.RowTable;
import io.tributary.connect.jdbcagg.upsert.TableColumn;
import io.tributary.connect.jdbcagg.upsert.TableColumn.Measure;
import io.tributary.connect.jdbcagg.upsert.TableColumn.Presence;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/** The table that a sink of rows would find: as SQL defines it, else as the sink would make it. */
final class RowsTable {

  private static final int FLOAT_BITS = 24;

  /** Of seconds, where a column keeps less than a test of the sample is about. */
  private static final int ALL_DIGITS = 9;

  private RowsTable() {}

  /**
   * @param defined null where no SQL file defines it
   * @throws ConnectException if nothing tells its columns
   */
  static RowTable of(RowShape shape, @Nullable TableDefinition defined) {
    Map<String, TableColumn> columns = new HashMap<>();
    if (defined == null) {
      for (RowColumn column : shape.columns()) {
        columns.put(column.name().toLowerCase(Locale.ROOT), made(shape.table(), column));
      }
    } else {
      defined.columns().forEach((name, type) -> columns.put(name, defined(name, type)));
    }
    return new RowTable(shape.table(), columns);
  }

  private static TableColumn made(String table, RowColumn column) {
    CellType type = column.type();
    if (type == null) {
      throw new ConnectException(
          "no CREATE TABLE of %s lies beside the configs, and values without schema do not tell its columns"
              .formatted(table));
    }
    return new TableColumn(
        column.name(),
        type.kind().name(),
        type,
        Long.MIN_VALUE,
        Long.MAX_VALUE,
        Measure.CHARACTERS,
        Presence.OPTIONAL);
  }

  private static TableColumn defined(String name, ColumnType type) {
    return new TableColumn(
        name,
        type.text(),
        cells(type),
        lowest(type),
        highest(type),
        Measure.CHARACTERS,
        type.presence());
  }

  private static long lowest(ColumnType type) {
    BigDecimal least = type.least();
    return least == null
        ? Long.MIN_VALUE
        : least.setScale(0, RoundingMode.FLOOR).max(BigDecimal.valueOf(Long.MIN_VALUE)).longValue();
  }

  private static long highest(ColumnType type) {
    BigDecimal greatest = type.greatest();
    if (greatest == null) {
      return type.characters() == Integer.MAX_VALUE ? Long.MAX_VALUE : type.characters();
    }
    return greatest.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue();
  }

  private static CellType cells(ColumnType type) {
    BigDecimal greatest = type.greatest();
    return switch (type.word()) {
      case "TINYINT", "BOOLEAN", "BOOL" -> CellType.integer(Byte.SIZE);
      case "SMALLINT", "MEDIUMINT", "INT", "INTEGER" -> CellType.integer(Integer.SIZE);
      case "BIGINT" ->
          type.unsigned() && greatest != null
              ? CellType.decimal(greatest.precision(), 0)
              : CellType.integer(Long.SIZE);
      case "DECIMAL", "NUMERIC", "DEC" ->
          greatest == null
              ? CellType.decimal(CellType.MOST_DIGITS, CellType.LARGEST_SCALE)
              : CellType.decimal(greatest.precision(), greatest.scale());
      case "FLOAT" -> new CellType(CellType.Kind.FLOAT, FLOAT_BITS, 0);
      case "DOUBLE", "REAL" -> CellType.FLOAT;
      case "DATE" -> CellType.DATE;
      case "TIME" -> CellType.time(ALL_DIGITS);
      case "DATETIME", "TIMESTAMP" -> CellType.timestamp(ALL_DIGITS);
      case "JSON" -> CellType.JSON;
      case "BINARY", "VARBINARY", "TINYBLOB", "BLOB", "MEDIUMBLOB", "LONGBLOB" -> CellType.BYTES;
      default -> CellType.TEXT;
    };
  }
}
