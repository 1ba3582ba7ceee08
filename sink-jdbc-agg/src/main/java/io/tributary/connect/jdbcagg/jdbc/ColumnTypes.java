package io.tributary.connect.jdbcagg.jdbc;

import io.tributary.connect.jdbcagg.flush.ColumnRole;
import io.tributary.connect.jdbcagg.flush.ColumnShape;
import io.tributary.connect.jdbcagg.query.ValueType;
import java.util.Set;

/** Column types of MySQL and MariaDB: as DDL, and whether an existing one will do. */
final class ColumnTypes {

  /** Characters; enough for a name, and 60 such columns fit into a row. */
  private static final int TEXT_LENGTH = 255;

  private static final int HASH_BYTES = 16;
  private static final int MILLISECONDS = 3;

  private static final Set<String> TEXTS =
      Set.of("char", "varchar", "text", "mediumtext", "longtext");

  /** Longest text that needs more than its length in characters: TEXT types count bytes. */
  private static final int BYTES_PER_CHARACTER = 4;

  private ColumnTypes() {}

  /** The type as DDL. */
  static String ddl(ColumnShape column, String collation) {
    if (column.role() == ColumnRole.HASH) {
      return "BINARY(" + HASH_BYTES + ")";
    }
    ValueType type = column.type();
    return switch (type.kind()) {
      case BOOLEAN -> "TINYINT(1)";
      case INTEGER -> "BIGINT";
      case FLOAT -> "DOUBLE";
      case DECIMAL -> "DECIMAL(" + type.precision() + "," + type.scale() + ")";
      case TEXT -> "VARCHAR(" + TEXT_LENGTH + ") CHARACTER SET utf8mb4 COLLATE " + collation;
      case TIMESTAMP -> "DATETIME(" + MILLISECONDS + ")";
      case DATE -> "DATE";
    };
  }

  /**
   * Whether an existing column keeps all values of a shape and merges them rightly.
   *
   * @param collation the only one by which LEAST and GREATEST tell all texts apart
   */
  static boolean fits(ColumnShape column, String collation, Information.ExistingColumn existing) {
    if (column.role() == ColumnRole.HASH) {
      return existing.type().equals("binary") && existing.length() == HASH_BYTES;
    }
    if (column.role().generated() && !existing.generated()) {
      return false;
    }
    ValueType type = column.type();
    return switch (type.kind()) {
      case BOOLEAN -> existing.type().equals("tinyint");
      case INTEGER -> existing.type().equals("bigint");
      case FLOAT -> existing.type().equals("double");
      case DECIMAL ->
          existing.type().equals("decimal")
              && existing.scale() == type.scale()
              && existing.precision() >= type.precision();
      case TEXT -> TEXTS.contains(existing.type()) && collation.equals(existing.collation());
      case TIMESTAMP -> existing.type().equals("datetime") && existing.precision() >= MILLISECONDS;
      case DATE -> existing.type().equals("date");
    };
  }

  /** The longest text that a column takes, in characters. */
  static int longestText(Information.ExistingColumn existing) {
    long characters =
        existing.type().endsWith("text")
            ? existing.length() / BYTES_PER_CHARACTER
            : existing.length();
    return (int) Math.min(Integer.MAX_VALUE, characters);
  }
}
