package io.tributary.connect.hudi.lake;

import io.tributary.connect.hudi.config.TableSettings;
import io.tributary.connect.hudi.config.WriteMode;
import io.tributary.connect.hudi.model.InstantId;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.generic.IndexedRecord;
import org.apache.hudi.client.WriteStatus;
import org.apache.hudi.common.engine.TaskContextSupplier;
import org.apache.hudi.common.model.FileSlice;
import org.apache.hudi.common.model.HoodieBaseFile;
import org.apache.hudi.common.model.HoodieEmptyRecord;
import org.apache.hudi.common.model.HoodieRecord;
import org.apache.hudi.common.util.Option;
import org.apache.hudi.config.HoodieWriteConfig;
import org.apache.hudi.table.HoodieTable;

/**
 * Writes the next file of a file group: the first one, or the last one with changes merged in, or a
 * log of changes beside it.
 *
 * <p>Threading: for several threads, one for each file group.
 */
final class FileGroupWriter<I, K, O> {

  private final TableSettings settings;
  private final HoodieWriteConfig config;
  private final HoodieTable<IndexedRecord, I, K, O> table;
  private final InstantId instant;
  private final Fence fence;
  private final AtomicLong rowsLogged = new AtomicLong();

  FileGroupWriter(
      TableSettings settings,
      HoodieWriteConfig config,
      HoodieTable<IndexedRecord, I, K, O> table,
      InstantId instant,
      Fence fence) {
    this.settings = settings;
    this.config = config;
    this.table = table;
    this.instant = instant;
    this.fence = fence;
  }

  /**
   * @param records at most one of each key, unless the table is only appended to
   */
  List<WriteStatus> write(
      FileGroup group, List<HoodieRecord<IndexedRecord>> records, TaskContextSupplier identity)
      throws IOException {
    if (settings.layout().mode() == WriteMode.APPEND) {
      long fillBelow = settings.writing().fillBelowBytes();
      return new AppendedFiles<>(fillBelow, config, table, instant, fence)
          .write(group, records, identity);
    }
    Option<FileSlice> slice =
        table.getSliceView().getLatestFileSlice(group.partition(), group.id());
    if (!slice.isPresent()) {
      // Parquet even where changes go to logs: readers of base files alone see the rows at once.
      return create(group, records, identity);
    }
    return settings.layout().mergeOnRead()
        ? log(slice.get(), records, identity)
        : merge(group, slice.get().getBaseFile().get(), records, identity);
  }

  private List<WriteStatus> create(
      FileGroup group, List<HoodieRecord<IndexedRecord>> records, TaskContextSupplier identity)
      throws IOException {
    List<HoodieRecord<IndexedRecord>> rows =
        records.stream().filter(row -> !(row instanceof HoodieEmptyRecord)).toList();
    if (rows.isEmpty()) {
      return List.of();
    }
    fence.check();
    ParquetHandle<I, K, O> handle = new ParquetHandle<>(config, instant, table, group, identity);
    return handle.publish(
        fence,
        () -> {
          for (HoodieRecord<IndexedRecord> row : rows) {
            handle.insert(row);
          }
        });
  }

  private List<WriteStatus> log(
      FileSlice slice, List<HoodieRecord<IndexedRecord>> records, TaskContextSupplier identity)
      throws IOException {
    return new LogHandle<>(config, instant, table, slice, identity, fence)
        .write(records, rowsLogged.getAndAdd(records.size()));
  }

  private List<WriteStatus> merge(
      FileGroup group,
      HoodieBaseFile base,
      List<HoodieRecord<IndexedRecord>> records,
      TaskContextSupplier identity)
      throws IOException {
    fence.check();
    MergeHandle<I, K, O> handle = new MergeHandle<>(config, instant, table, group, base, identity);
    return handle.publish(fence, () -> handle.merge(records, settings.layout().orderingField()));
  }
}
