package io.tributary.runtime.spark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Writes what Spark sees of Hudi tables: for each reading one file, whose first line is the schema
 * without Hudi's own columns, as Spark's JSON, and whose other lines are the rows with all columns
 * that are not null, times in UTC.
 *
 * <p>Arguments: for each reading the table's path, the reader's options as {@code name=value} with
 * commas between or {@code -}, and the file to write. Several readings share one start of Spark,
 * which costs more than the reading.
 */
public final class TableDump {

  private static final int ARGUMENTS = 3;
  private static final String NO_OPTIONS = "-";
  private static final String OWN_PREFIX = "_hoodie_";

  private TableDump() {}

  /** Reads each table and writes its file; any failure ends the process with a stack trace. */
  public static void main(String[] args) throws IOException {
    if (args.length == 0 || args.length % ARGUMENTS != 0) {
      throw new IllegalArgumentException("usage: TableDump <table> <options> <file> ...");
    }
    try (SparkSession spark = session()) {
      for (int i = 0; i < args.length; i += ARGUMENTS) {
        Dataset<Row> table =
            spark.read().format("hudi").options(options(args[i + 1])).load(args[i]);
        dump(table, Path.of(args[i + 2]));
      }
    }
  }

  private static Map<String, String> options(String text) {
    Map<String, String> options = new HashMap<>();
    if (!text.equals(NO_OPTIONS)) {
      for (String option : text.split(",")) {
        String[] parts = option.split("=", 2);
        options.put(parts[0], parts[1]);
      }
    }
    return options;
  }

  private static SparkSession session() {
    return SparkSession.builder()
        .appName("table-dump")
        .master("local[1]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.serializer", "org.apache.spark.serializer.KryoSerializer")
        .config("spark.sql.shuffle.partitions", "1")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.jsonGenerator.ignoreNullFields", "false")
        .getOrCreate();
  }

  /** All columns are read, as incremental queries of Hudi 1.2 find no row without its own ones. */
  private static void dump(Dataset<Row> table, Path file) throws IOException {
    StructType ours = new StructType();
    for (StructField column : table.schema().fields()) {
      if (!column.name().startsWith(OWN_PREFIX)) {
        ours = ours.add(column);
      }
    }
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(ours.json());
      out.newLine();
      for (Iterator<String> lines = table.toJSON().toLocalIterator(); lines.hasNext(); ) {
        out.write(lines.next());
        out.newLine();
      }
    }
  }
}
