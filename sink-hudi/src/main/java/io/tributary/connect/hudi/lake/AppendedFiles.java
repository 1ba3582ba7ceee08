package io.tributary.connect.hudi.lake;

import io.tributary.connect.hudi.model.InstantId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.generic.IndexedRecord;
import org.apache.hudi.client.WriteStatus;
import org.apache.hudi.common.engine.TaskContextSupplier;
import org.apache.hudi.common.model.HoodieBaseFile;
import org.apache.hudi.common.model.HoodieRecord;
import org.apache.hudi.config.HoodieWriteConfig;
import org.apache.hudi.table.HoodieTable;

/**
 * Writes rows that replace none. The files of one Kafka partition in one table partition are
 * numbered: the newest is written again with more rows while it is small, then comes the next.
 *
 * <p>Threading: for several threads, one for each pair of partitions.
 */
final class AppendedFiles<I, K, O> {

  private final long fillBelowBytes;
  private final HoodieWriteConfig config;
  private final HoodieTable<IndexedRecord, I, K, O> table;
  private final InstantId instant;
  private final Fence fence;

  AppendedFiles(
      long fillBelowBytes,
      HoodieWriteConfig config,
      HoodieTable<IndexedRecord, I, K, O> table,
      InstantId instant,
      Fence fence) {
    this.fillBelowBytes = fillBelowBytes;
    this.config = config;
    this.table = table;
    this.instant = instant;
    this.fence = fence;
  }

  /**
   * @param first the first of the numbered groups
   */
  List<WriteStatus> write(
      FileGroup first, List<HoodieRecord<IndexedRecord>> rows, TaskContextSupplier identity)
      throws IOException {
    List<WriteStatus> written = new ArrayList<>();
    FileGroup next = first;
    List<HoodieRecord<IndexedRecord>> left = rows;
    Optional<HoodieBaseFile> newest = newest(first);
    if (newest.isPresent()) {
      HoodieBaseFile file = newest.get();
      FileGroup group = new FileGroup(first.partition(), file.getFileId());
      next = group.next();
      if (file.getFileSize() < fillBelowBytes) {
        fence.check();
        MergeHandle<I, K, O> handle =
            new MergeHandle<>(config, instant, table, group, file, identity);
        left = fill(handle, () -> handle.merge(List.of(), null), left, written);
      }
    }
    while (!left.isEmpty()) {
      fence.check();
      left =
          fill(
              new ParquetHandle<>(config, instant, table, next, identity), () -> {}, left, written);
      next = next.next();
    }
    return written;
  }

  private Optional<HoodieBaseFile> newest(FileGroup first) {
    return table
        .getBaseFileOnlyView()
        .getLatestBaseFiles(first.partition())
        .filter(file -> first.isFollowedBy(file.getFileId()))
        .max(Comparator.comparingInt(file -> FileGroup.numberOf(file.getFileId())));
  }

  /** Returns the rows that found no room. */
  private List<HoodieRecord<IndexedRecord>> fill(
      ParquetHandle<I, K, O> handle,
      ParquetHandle.Filling before,
      List<HoodieRecord<IndexedRecord>> rows,
      List<WriteStatus> written)
      throws IOException {
    AtomicInteger added = new AtomicInteger();
    written.addAll(
        handle.publish(
            fence,
            () -> {
              before.fill();
              added.set(handle.add(rows));
            }));
    return rows.subList(added.get(), rows.size());
  }
}
