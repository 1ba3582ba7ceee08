package io.tributary.runtime.spark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Writes what Spark sees of Hudi tables: for each table one file, whose first line is the schema as
 * Spark's JSON and whose other lines are the rows, nulls included, times in UTC.
 *
 * <p>Arguments: pairs of a table's path and the file to write. Several tables share one start of
 * Spark, which costs more than the reading.
 */
public final class TableDump {

  private TableDump() {}

  /** Reads each table and writes its file; any failure ends the process with a stack trace. */
  public static void main(String[] args) throws IOException {
    if (args.length == 0 || args.length % 2 != 0) {
      throw new IllegalArgumentException("usage: TableDump <table> <file> [<table> <file> ...]");
    }
    try (SparkSession spark = session()) {
      for (int i = 0; i < args.length; i += 2) {
        dump(spark.read().format("hudi").load(args[i]), Path.of(args[i + 1]));
      }
    }
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

  private static void dump(Dataset<Row> table, Path file) throws IOException {
    List<String> ours =
        List.of(table.columns()).stream().filter(name -> !name.startsWith("_hoodie_")).toList();
    Dataset<Row> rows =
        table.selectExpr(ours.stream().map(name -> "`" + name + "`").toArray(String[]::new));
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(rows.schema().json());
      out.newLine();
      for (Iterator<String> lines = rows.toJSON().toLocalIterator(); lines.hasNext(); ) {
        out.write(lines.next());
        out.newLine();
      }
    }
  }
}
