package io.tributary.connect.jdbcagg.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * A table that only the sink reads.
 *
 * @param key columns of the primary key, as DDL
 * @param index columns of a further index, as DDL; empty for none
 */
record OwnTable(String name, List<Column> columns, String key, String index) {

  /** A table without a further index. */
  OwnTable(String name, List<Column> columns, String key) {
    this(name, columns, key, "");
  }

  /** The same table under another name. */
  OwnTable named(String otherName) {
    return new OwnTable(otherName, columns, key, index);
  }

  /** What {@link #ensure} puts the server's collation for. */
  static final String TEXT = " CHARACTER SET utf8mb4 COLLATE <binary>";

  /** A column and its type as DDL, with {@link #TEXT} where it is text. */
  record Column(String name, String type) {}

  /**
   * Makes sure that the table is there, with the columns of this version and an engine that has
   * transactions.
   *
   * @param creates whether what is missing is created; else it is refused with the DDL
   */
  void ensure(Connection connection, boolean creates) throws SQLException {
    Information information = new Information(connection);
    String collation = information.binaryCollation();
    String engine = information.engineOf(name);
    if (engine == null && creates) {
      execute(connection, create(collation));
    } else if (!"InnoDB".equalsIgnoreCase(engine)) {
      throw misfit(engine == null ? "missing" : "of engine " + engine, create(collation));
    }
    Set<String> present = information.columns(name).keySet();
    for (Column column : columns) {
      if (!present.contains(column.name().toLowerCase(Locale.ROOT))) {
        addMissing(connection, column, collation, creates);
      }
    }
  }

  private void addMissing(Connection connection, Column column, String collation, boolean creates)
      throws SQLException {
    String ddl =
        "ALTER TABLE "
            + TableDdl.quote(name)
            + " ADD COLUMN "
            + ddl(column).replace("<binary>", collation);
    if (!creates) {
      throw misfit("without column " + column.name(), ddl);
    }
    try {
      execute(connection, ddl);
    } catch (SQLException e) {
      // Another task of the connector was faster.
      if (e.getErrorCode() != SqlFailures.DUPLICATE_COLUMN) {
        throw e;
      }
    }
  }

  private ConnectException misfit(String reason, String ddl) {
    return new ConnectException(
        "Table %s is %s. Make it fit this, or set table.create=true:%n%s"
            .formatted(name, reason, ddl));
  }

  String create(String collation) {
    return columns.stream()
        .map(column -> "  " + ddl(column))
        .collect(
            Collectors.joining(
                ",\n",
                "CREATE TABLE IF NOT EXISTS " + TableDdl.quote(name) + " (\n",
                ",\n  PRIMARY KEY ("
                    + key
                    + ")"
                    + (index.isEmpty() ? "" : ",\n  KEY (" + index + ")")
                    + "\n) ENGINE=InnoDB"))
        .replace("<binary>", collation);
  }

  private static String ddl(Column column) {
    return column.name() + " " + column.type();
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
