package io.tributary.connect.smt.jdbc;

import io.tributary.connect.smt.bridge.Moments;
import io.tributary.connect.smt.lookup.RowShape;
import io.tributary.connect.smt.schema.Column;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Takes the cells of a result as values that a column of the DDL converts. Dates and times are what
 * the database shows, read as UTC: the session's time zone is UTC too.
 */
final class Cells {

  private final ResultSet rows;
  private final Kind[] kinds;

  private enum Kind {
    PLAIN,
    BOOLEAN,
    DATE,
    TIME,
    TIMESTAMP,
    BYTES
  }

  Cells(ResultSet rows, RowShape shape) throws SQLException {
    this.rows = rows;
    ResultSetMetaData meta = rows.getMetaData();
    kinds = new Kind[meta.getColumnCount()];
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = kind(meta.getColumnType(i + 1), shape.columnAt(i));
    }
  }

  private static Kind kind(int type, @Nullable Column declared) {
    if (declared != null && declared.ddl().equals("BOOLEAN")) {
      return Kind.BOOLEAN; // MySQL has none of its own, and calls TINYINT so
    }
    return switch (type) {
      case Types.DATE -> Kind.DATE;
      case Types.TIME -> Kind.TIME;
      case Types.TIMESTAMP -> Kind.TIMESTAMP;
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> Kind.BYTES;
      default -> Kind.PLAIN;
    };
  }

  /** The row that the result is at. */
  @Nullable Object[] row() throws SQLException {
    @Nullable Object[] row = new Object[kinds.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = cell(i + 1, kinds[i]);
    }
    return row;
  }

  private @Nullable Object cell(int index, Kind kind) throws SQLException {
    return switch (kind) {
      case BOOLEAN -> {
        boolean flag = rows.getBoolean(index);
        yield rows.wasNull() ? null : flag;
      }
      case DATE -> {
        LocalDate date = rows.getObject(index, LocalDate.class);
        yield date == null ? null : moment(date.atStartOfDay());
      }
      case TIME -> {
        LocalTime time = rows.getObject(index, LocalTime.class);
        yield time == null ? null : moment(time.atDate(LocalDate.EPOCH));
      }
      case TIMESTAMP -> {
        LocalDateTime moment = rows.getObject(index, LocalDateTime.class);
        yield moment == null ? null : moment(moment);
      }
      case BYTES -> rows.getBytes(index);
      case PLAIN -> rows.getObject(index);
    };
  }

  private static Object moment(LocalDateTime time) {
    return Moments.ofEpochMs(time.toInstant(ZoneOffset.UTC).toEpochMilli());
  }
}
