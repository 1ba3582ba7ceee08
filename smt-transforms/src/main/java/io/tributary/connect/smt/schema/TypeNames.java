package io.tributary.connect.smt.schema;

import java.util.List;
import java.util.Map;

/** The types without parameters, and the words of other dialects for them. */
final class TypeNames {

  private static final Map<String, ColumnType> SIMPLE =
      Map.ofEntries(
          Map.entry("BOOLEAN", new BooleanType()),
          Map.entry("TINYINT", IntegerType.TINYINT),
          Map.entry("SMALLINT", IntegerType.SMALLINT),
          Map.entry("INT", IntegerType.INT),
          Map.entry("BIGINT", IntegerType.BIGINT),
          Map.entry("FLOAT", FloatingType.FLOAT),
          Map.entry("DOUBLE", FloatingType.DOUBLE),
          Map.entry("STRING", new StringType()),
          Map.entry("BYTES", new BytesType()),
          Map.entry("DATE", new DateType()),
          Map.entry("TIME", new TimeType()),
          Map.entry("JSON", new JsonType()));

  private static final List<String> ALL =
      List.of(
          "BOOLEAN",
          "TINYINT",
          "SMALLINT",
          "INT",
          "BIGINT",
          "FLOAT",
          "DOUBLE",
          "DECIMAL",
          "STRING",
          "BYTES",
          "DATE",
          "TIME",
          "TIMESTAMP",
          "STRUCT",
          "ARRAY",
          "MAP",
          "JSON");

  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry("BOOL", "BOOLEAN"),
          Map.entry("INTEGER", "INT"),
          Map.entry("INT8", "TINYINT"),
          Map.entry("INT16", "SMALLINT"),
          Map.entry("INT32", "INT"),
          Map.entry("INT64", "BIGINT"),
          Map.entry("LONG", "BIGINT"),
          Map.entry("FLOAT32", "FLOAT"),
          Map.entry("FLOAT64", "DOUBLE"),
          Map.entry("NUMERIC", "DECIMAL"),
          Map.entry("VARCHAR", "STRING"),
          Map.entry("CHAR", "STRING"),
          Map.entry("TEXT", "STRING"),
          Map.entry("BINARY", "BYTES"),
          Map.entry("BLOB", "BYTES"),
          Map.entry("DATETIME", "TIMESTAMP"),
          Map.entry("ROW", "STRUCT"),
          Map.entry("LIST", "ARRAY"));

  private TypeNames() {}

  /** The type without parameters that a word names. */
  static ColumnType simple(DdlToken word) {
    ColumnType type = SIMPLE.get(word.upper());
    if (type != null) {
      return type;
    }
    String meant = ELSEWHERE.get(word.upper());
    if (meant != null) {
      throw new DdlFault(word.at(), "unknown type " + word.shown() + "; expected " + meant);
    }
    throw new DdlFault(word.at(), "unknown type", word.upper(), ALL);
  }
}
