package io.tributary.connect.hudi.lake;

import io.tributary.connect.hudi.model.InstantId;
import java.io.IOException;
import org.apache.avro.generic.IndexedRecord;
import org.apache.hudi.common.engine.TaskContextSupplier;
import org.apache.hudi.common.fs.FSUtils;
import org.apache.hudi.common.model.HoodieRecord;
import org.apache.hudi.common.model.IOType;
import org.apache.hudi.config.HoodieWriteConfig;
import org.apache.hudi.io.storage.HoodieAvroFileWriter;
import org.apache.hudi.table.HoodieTable;

/** Writes a Parquet file of a group that has files already. */
abstract class NextFileHandle<I, K, O> extends ParquetHandle<I, K, O> {

  private static final int FILE_NAME = HoodieRecord.FILENAME_META_FIELD_ORD;

  NextFileHandle(
      HoodieWriteConfig config,
      InstantId instant,
      HoodieTable<IndexedRecord, I, K, O> table,
      FileGroup group,
      TaskContextSupplier identity) {
    super(config, instant, table, group, identity);
  }

  /** Whoever wrote the first file has marked the partition's folder, so nobody asks for that. */
  @Override
  protected final void createPartitionMetadataAndMarkerFile() {
    createMarkerFile(
        partitionPath,
        FSUtils.makeBaseFileName(
            instantTime, writeToken, fileId, hoodieTable.getBaseFileExtension()));
  }

  @Override
  public final IOType getIOType() {
    return IOType.MERGE;
  }

  /** Writes a row of the files there are, as it is but for the name of the file. */
  final void copy(IndexedRecord row) throws IOException {
    row.put(FILE_NAME, fileName);
    String key = row.get(HoodieRecord.RECORD_KEY_META_FIELD_ORD).toString();
    ((HoodieAvroFileWriter) fileWriter).writeAvro(key, row);
    recordsWritten++;
  }
}
