package io.tributary.benchmarks.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.LocalOutputFile;

/** What a Parquet file of rows costs at least: parquet-avro with snappy, and no table around it. */
final class BareParquet {

  private static final Configuration CONFIGURATION = new Configuration();

  private BareParquet() {}

  static void write(Path file, List<GenericRecord> rows) throws IOException {
    Files.deleteIfExists(file);
    try (ParquetWriter<GenericRecord> out = writer(file)) {
      for (GenericRecord row : rows) {
        out.write(row);
      }
    }
  }

  /** Reads a file and writes it again with other rows in the place of those with their keys. */
  static void rewrite(Path from, Path to, List<GenericRecord> changed) throws IOException {
    Files.deleteIfExists(to);
    Map<String, GenericRecord> byKey = new HashMap<>();
    for (GenericRecord row : changed) {
      byKey.put(row.get(Flights.KEY).toString(), row);
    }
    HadoopInputFile in =
        HadoopInputFile.fromPath(new org.apache.hadoop.fs.Path(from.toUri()), CONFIGURATION);
    try (ParquetReader<GenericRecord> rows = AvroParquetReader.<GenericRecord>builder(in).build();
        ParquetWriter<GenericRecord> out = writer(to)) {
      for (GenericRecord row = rows.read(); row != null; row = rows.read()) {
        out.write(byKey.getOrDefault(row.get(0).toString(), row));
      }
    }
  }

  private static ParquetWriter<GenericRecord> writer(Path file) throws IOException {
    return AvroParquetWriter.<GenericRecord>builder(new LocalOutputFile(file))
        .withSchema(Flights.avro())
        .withCompressionCodec(CompressionCodecName.SNAPPY)
        .build();
  }
}
