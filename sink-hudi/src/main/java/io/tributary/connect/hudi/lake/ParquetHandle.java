package io.tributary.connect.hudi.lake;

import io.tributary.connect.hudi.model.InstantId;
import java.io.IOException;
import java.util.List;
import org.apache.avro.generic.IndexedRecord;
import org.apache.hudi.client.WriteStatus;
import org.apache.hudi.common.engine.TaskContextSupplier;
import org.apache.hudi.common.model.HoodieRecord;
import org.apache.hudi.config.HoodieWriteConfig;
import org.apache.hudi.io.HoodieCreateHandle;
import org.apache.hudi.table.HoodieTable;

/** Writes a Parquet file that is there as a whole or not at all. */
class ParquetHandle<I, K, O> extends HoodieCreateHandle<IndexedRecord, I, K, O> {

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
  }

  /**
   * Fills the file and makes it visible.
   *
   * @throws io.tributary.connect.hudi.model.TableFailure the instant is no longer open, and the
   *     file stays away
   */
  final List<WriteStatus> publish(Fence fence, Filling filling) throws IOException {
    boolean published = false;
    try {
      filling.fill();
      fence.check();
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

  /**
   * Adds rows until the file is full, one at least.
   *
   * @return how many of them found room
   */
  final int add(List<HoodieRecord<IndexedRecord>> rows) {
    int done = 0;
    while (done < rows.size() && (recordsWritten == 0 || canWrite(rows.get(done)))) {
      // One by one: Hudi's way for many keeps meta columns as they are, that is null.
      write(rows.get(done++), writeSchema, config.getProps());
    }
    return done;
  }
}
