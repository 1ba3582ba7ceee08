package io.tributary.connect.hudi.lake;

import io.tributary.connect.hudi.model.InstantId;
import java.io.IOException;
import java.util.List;
import org.apache.avro.generic.IndexedRecord;
import org.apache.hudi.client.WriteStatus;
import org.apache.hudi.common.engine.TaskContextSupplier;
import org.apache.hudi.common.model.HoodieBaseFile;
import org.apache.hudi.common.model.HoodieWriteStat;
import org.apache.hudi.common.table.read.HoodieFileGroupReader;
import org.apache.hudi.common.table.read.HoodieReadStats;
import org.apache.hudi.common.util.collection.ClosableIterator;
import org.apache.hudi.config.HoodieWriteConfig;
import org.apache.hudi.table.HoodieTable;
import org.jspecify.annotations.Nullable;

/**
 * Writes the next Parquet file of a group, with the changes of its logs. Hudi's own handle spends
 * more on getting a row from Hudi's reader to Hudi's writer than the two take themselves.
 */
final class CompactionHandle<I, K, O> extends NextFileHandle<I, K, O> {

  private final @Nullable HoodieBaseFile base;
  private HoodieReadStats read = new HoodieReadStats();

  /**
   * @param base the file that the logs belong to, null where they are all there is
   */
  CompactionHandle(
      HoodieWriteConfig config,
      InstantId instant,
      HoodieTable<IndexedRecord, I, K, O> table,
      FileGroup group,
      @Nullable HoodieBaseFile base,
      TaskContextSupplier identity) {
    super(config, instant, table, group, identity);
    this.base = base;
  }

  /**
   * Writes all rows.
   *
   * @param group the file and its logs, merged
   */
  List<WriteStatus> write(HoodieFileGroupReader<IndexedRecord> group) throws IOException {
    return publish(
        () -> {
          try (ClosableIterator<IndexedRecord> rows = group.getClosableIterator()) {
            while (rows.hasNext()) {
              copy(rows.next());
            }
          }
          read = group.getStats();
        });
  }

  @Override
  public List<WriteStatus> close() {
    List<WriteStatus> written = super.close();
    HoodieWriteStat stat = written.get(0).getStat();
    if (base != null) {
      stat.setPrevCommit(base.getCommitTime());
      stat.setPrevBaseFile(base.getFileName());
    }
    stat.setNumInserts(read.getNumInserts());
    stat.setNumUpdateWrites(read.getNumUpdates());
    stat.setNumDeletes(read.getNumDeletes());
    stat.setTotalLogReadTimeMs(read.getTotalLogReadTimeMs());
    stat.setTotalLogFilesCompacted(read.getTotalLogFilesCompacted());
    stat.setTotalLogRecords(read.getTotalLogRecords());
    stat.setTotalLogBlocks(read.getTotalLogBlocks());
    stat.setTotalCorruptLogBlock(read.getTotalCorruptLogBlock());
    stat.setTotalRollbackBlocks(read.getTotalRollbackBlocks());
    stat.setTotalUpdatedRecordsCompacted(read.getTotalUpdatedRecordsCompacted());
    return written;
  }
}
