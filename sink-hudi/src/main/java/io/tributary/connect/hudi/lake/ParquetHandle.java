package io.tributary.connect.hudi.lake;

import io.tributary.connect.hudi.model.InstantId;
import java.io.IOException;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.util.Utf8;
import org.apache.hudi.client.WriteStatus;
import org.apache.hudi.common.engine.TaskContextSupplier;
import org.apache.hudi.common.model.HoodieRecord;
import org.apache.hudi.config.HoodieWriteConfig;
import org.apache.hudi.io.HoodieCreateHandle;
import org.apache.hudi.io.storage.HoodieAvroFileWriter;
import org.apache.hudi.table.HoodieTable;

/** Writes a Parquet file that is there as a whole or not at all. */
class ParquetHandle<I, K, O> extends HoodieCreateHandle<IndexedRecord, I, K, O> {

  /** What the rows say of it: one object for all, which Parquet compares no further. */
  final Utf8 fileName;

  private final StoredRow inserted;

  /** Puts rows into the file. */
  interface Filling {
    void fill() throws IOException;
  }

  ParquetHandle(
      HoodieWriteConfig config,
      InstantId instant,
      HoodieTable<IndexedRecord, I, K, O> table,
      FileGroup group,
      TaskContextSupplier identity) {
    super(config, instant.time(), table, group.partition(), group.id(), identity);
    Schema schema = writeSchemaWithMetaFields.toAvroSchema();
    this.fileName = new Utf8(path.getName());
    this.inserted = new StoredRow(schema, instant, getPartitionId(), group.partition(), fileName);
  }

  /**
   * Fills the file and makes it visible.
   *
   * @throws io.tributary.connect.hudi.model.TableFailure the instant is no longer open, and the
   *     file stays away
   */
  final List<WriteStatus> publish(Fence fence, Filling filling) throws IOException {
    return publish(
        () -> {
          filling.fill();
          fence.check();
        });
  }

  /** Fills the file and makes it visible, or leaves none where that fails. */
  final List<WriteStatus> publish(Filling filling) throws IOException {
    boolean published = false;
    try {
      filling.fill();
      List<WriteStatus> files = close();
      published = true;
      return files;
    } finally {
      if (!published) {
        // Local files are there from their first byte; on S3 there is nothing to delete as yet.
        storage.deleteFile(path);
      }
    }
  }

  /** Writes a row that is new, or has new values. */
  final void put(HoodieRecord<IndexedRecord> row) throws IOException {
    String key = row.getRecordKey();
    out().writeAvro(key, inserted.of(key, recordsWritten, row.getData()));
    recordsWritten++;
  }

  /** Writes a row that the table did not have. */
  final void insert(HoodieRecord<IndexedRecord> row) throws IOException {
    put(row);
    insertRecordsWritten++;
  }

  private HoodieAvroFileWriter out() {
    return (HoodieAvroFileWriter) fileWriter;
  }

  /**
   * Adds rows until the file is full, one at least.
   *
   * @return how many of them found room
   */
  final int add(List<HoodieRecord<IndexedRecord>> rows) throws IOException {
    int done = 0;
    while (done < rows.size() && (recordsWritten == 0 || canWrite(rows.get(done)))) {
      insert(rows.get(done++));
    }
    return done;
  }
}
