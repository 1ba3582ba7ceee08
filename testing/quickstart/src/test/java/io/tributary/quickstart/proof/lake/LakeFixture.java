package io.tributary.quickstart.proof.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;

/** Writes tables in the layout of Hudi's table version 6, by hand. */
final class LakeFixture {

  private final Path folder;

  LakeFixture(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder.resolve(".hoodie"));
    properties("hoodie.table.version=6", "hoodie.table.type=COPY_ON_WRITE");
  }

  void properties(String... lines) throws IOException {
    Files.write(folder.resolve(".hoodie/hoodie.properties"), List.of(lines));
  }

  LakeFiles files() {
    return new LocalLakeFiles(folder);
  }

  /** A base file; it is not part of the table before a commit names it. */
  String baseFile(String fileId, String token, String instant, MessageType schema, List<Group> rows)
      throws IOException {
    String name = fileId + "_" + token + "_" + instant + ".parquet";
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(folder.resolve(name)))
            .withConf(new PlainParquetConfiguration())
            .withType(schema)
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .build()) {
      for (Group row : rows) {
        writer.write(row);
      }
    }
    return name;
  }

  void completed(String instant, String fileId, String path, int rows) throws IOException {
    begun(instant);
    meta(
        instant + ".commit",
        """
        {"partitionToWriteStats": {"": [{"fileId": "%s", "path": "%s", "numWrites": %d}]},
         "compacted": false, "extraMetadata": {"offsets": "{}"}, "operationType": "UPSERT"}
        """
            .formatted(fileId, path, rows));
  }

  void begun(String instant) throws IOException {
    meta(instant + ".commit.requested", "");
    meta(instant + ".inflight", "");
  }

  private void meta(String name, String content) throws IOException {
    Files.writeString(folder.resolve(".hoodie").resolve(name), content);
  }
}
