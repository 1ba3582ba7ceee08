package io.tributary.connect.jdbcagg.hivefiles;

import io.tributary.connect.jdbcagg.config.HiveFileFormat;
import io.tributary.connect.jdbcagg.hive.HiveText;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.hadoop.hive.metastore.api.FieldSchema;

/** DDL of tables over a folder. */
final class HiveDdl {

  private static final String AS_TEXT =
      "ROW FORMAT DELIMITED FIELDS TERMINATED BY '|' ESCAPED BY '\\\\' NULL DEFINED AS '\\\\N'\n"
          + "STORED AS TEXTFILE";

  private HiveDdl() {}

  /** The table of a statement, over its first version. */
  static String create(FilesTable table, List<FieldSchema> columns) {
    return over(
            "CREATE EXTERNAL TABLE IF NOT EXISTS " + HiveText.name(table.name()),
            columns,
            table.format(),
            table.locationOf(FilesTable.FIRST_FOLDER))
        + "\nTBLPROPERTIES ('%s'='0', '%s'='%s', '%s'='%s', '%s'=%s)"
            .formatted(
                FilesTable.VERSION,
                FilesTable.FOLDER,
                FilesTable.FIRST_FOLDER,
                FilesTable.FORMAT,
                table.format(),
                FilesTable.OWNER,
                HiveText.literal(table.identity().text()));
  }

  /** A table of the session over a folder, whose files stay when it goes. */
  static String temporary(
      String name, List<FieldSchema> columns, HiveFileFormat format, String location) {
    return over("CREATE TEMPORARY EXTERNAL TABLE " + name, columns, format, location);
  }

  private static String over(
      String head, List<FieldSchema> columns, HiveFileFormat format, String location) {
    return columns.stream()
        .map(
            column ->
                HiveText.name(column.getName()) + " " + column.getType().toUpperCase(Locale.ROOT))
        .collect(
            Collectors.joining(
                ",\n  ",
                head + " (\n  ",
                "\n)\n"
                    + (format == HiveFileFormat.TEXT ? AS_TEXT : "STORED AS " + format)
                    + "\nLOCATION "
                    + HiveText.literal(location)));
  }
}
