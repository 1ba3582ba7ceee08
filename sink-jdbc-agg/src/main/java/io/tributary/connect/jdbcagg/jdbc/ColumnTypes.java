package io.tributary.connect.jdbcagg.jdbc;

import io.tributary.connect.jdbcagg.flush.ColumnRole;
import io.tributary.connect.jdbcagg.flush.ColumnShape;
import io.tributary.connect.jdbcagg.query.ValueType;
import java.util.OptionalInt;
import java.util.Set;

/** Column types of MySQL and MariaDB: as DDL, and whether an existing one will do. */
final class ColumnTypes {

  /** Characters; enough for a name, and 60 such columns fit into a row. */
  private static final int TEXT_LENGTH = 255;

  private static final int HASH_BYTES = 16;

  /** A rank of 255 characters, and behind it partition and offset. */
  private static final int PLACE_BYTES = 1100;

  /** An index takes 3072 bytes; group and column take 18 of them. */
  static final int VALUE_KEY_BYTES = 3000;

  /** Characters of a value that is kept by its key, behind a place. */
  static final int KEY_TEXT_LENGTH = 450;

  private static final int MILLISECONDS = 3;

  private static final Set<String> TEXTS =
      Set.of("char", "varchar", "text", "mediumtext", "longtext");

  /** Longest text that needs more than its length in characters: TEXT types count bytes. */
  private static final int BYTES_PER_CHARACTER = 4;

  private ColumnTypes() {}

  /** The type as DDL. */
  static String ddl(ColumnShape column, String collation) {
    if (column.role().binary()) {
      return binaryDdl(column.role());
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
    if (column.role().binary()) {
      return fitsBinary(column.role(), existing);
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

  private static String binaryDdl(ColumnRole role) {
    if (role.sketch()) {
      return "BLOB";
    }
    return isPlace(role) ? "VARBINARY(" + PLACE_BYTES + ")" : "BINARY(" + HASH_BYTES + ")";
  }

  private static boolean fitsBinary(ColumnRole role, Information.ExistingColumn existing) {
    if (role.sketch()) {
      return existing.type().endsWith("blob") && !existing.type().startsWith("tiny");
    }
    return isPlace(role)
        ? existing.type().equals("varbinary") && existing.length() >= PLACE_BYTES
        : existing.type().equals("binary") && existing.length() == HASH_BYTES;
  }

  private static boolean isPlace(ColumnRole role) {
    return role == ColumnRole.FIRST_PLACE || role == ColumnRole.LAST_PLACE;
  }

  /** The longest text that may become of a column, in characters; empty if there is no limit. */
  static OptionalInt longestText(ColumnShape column, Information.ExistingColumn existing) {
    boolean text = column.type().kind() == ValueType.Kind.TEXT && !column.role().binary();
    if (column.role() == ColumnRole.DISTINCT) {
      return OptionalInt.of(KEY_TEXT_LENGTH);
    }
    if (!text) {
      return OptionalInt.empty();
    }
    int longest = longestText(existing);
    return OptionalInt.of(column.role().derived() ? Math.min(KEY_TEXT_LENGTH, longest) : longest);
  }

  /** The longest text that a column takes, in characters. */
  private static int longestText(Information.ExistingColumn existing) {
    long characters =
        existing.type().endsWith("text")
            ? existing.length() / BYTES_PER_CHARACTER
            : existing.length();
    return (int) Math.min(Integer.MAX_VALUE, characters);
  }
}
