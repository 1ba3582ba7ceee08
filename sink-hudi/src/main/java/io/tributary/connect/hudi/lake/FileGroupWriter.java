package io.tributary.connect.hudi.lake;

import io.tributary.connect.hudi.model.InstantId;
import java.io.IOException;
import java.util.List;
import org.apache.avro.generic.IndexedRecord;
import org.apache.hudi.client.WriteStatus;
import org.apache.hudi.common.engine.TaskContextSupplier;
import org.apache.hudi.common.model.FileSlice;
import org.apache.hudi.common.model.HoodieEmptyRecord;
import org.apache.hudi.common.model.HoodieRecord;
import org.apache.hudi.common.model.HoodieRecordLocation;
import org.apache.hudi.common.model.HoodieTableType;
import org.apache.hudi.common.model.WriteOperationType;
import org.apache.hudi.common.schema.HoodieSchema;
import org.apache.hudi.common.util.Option;
import org.apache.hudi.config.HoodieWriteConfig;
import org.apache.hudi.io.HoodieCreateHandle;
import org.apache.hudi.io.HoodieMergeHandle;
import org.apache.hudi.io.HoodieMergeHandleFactory;
import org.apache.hudi.table.HoodieTable;

/**
 * Writes the next file of a file group: the first one, or the last one with changes merged in, or a
 * log of changes beside it.
 */
final class FileGroupWriter<I, K, O> {

  private final HoodieWriteConfig config;
  private final HoodieTable<IndexedRecord, I, K, O> table;
  private final HoodieSchema schema;
  private final InstantId instant;
  private final Fence fence;

  FileGroupWriter(
      HoodieWriteConfig config,
      HoodieTable<IndexedRecord, I, K, O> table,
      InstantId instant,
      Fence fence) {
    this.config = config;
    this.table = table;
    this.schema = HoodieSchema.parse(config.getSchema());
    this.instant = instant;
    this.fence = fence;
  }

  List<WriteStatus> write(
      FileGroup group, List<HoodieRecord<IndexedRecord>> records, TaskContextSupplier identity)
      throws IOException {
    Option<FileSlice> slice =
        table.getSliceView().getLatestFileSlice(group.partition(), group.id());
    if (!slice.isPresent()) {
      // Parquet even where changes go to logs: readers of base files alone see the rows at once.
      return create(group, records, identity);
    }
    locate(records, new HoodieRecordLocation(slice.get().getBaseInstantTime(), group.id()));
    return table.getMetaClient().getTableType() == HoodieTableType.MERGE_ON_READ
        ? log(group, records, identity)
        : merge(group, records, identity);
  }

  /** Tells Hudi that a row may be there already. */
  private static void locate(
      List<HoodieRecord<IndexedRecord>> records, HoodieRecordLocation location) {
    for (HoodieRecord<IndexedRecord> row : records) {
      row.unseal();
      row.setCurrentLocation(location);
      row.seal();
    }
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
    HoodieCreateHandle<IndexedRecord, I, K, O> handle =
        new HoodieCreateHandle<>(
            config, instant.time(), table, group.partition(), group.id(), identity);
    // Row by row: the constructor that takes a map keeps meta columns as they are, that is null.
    for (HoodieRecord<IndexedRecord> row : rows) {
      handle.write(row, schema, config.getProps());
    }
    fence.check();
    return handle.close();
  }

  private List<WriteStatus> log(
      FileGroup group, List<HoodieRecord<IndexedRecord>> records, TaskContextSupplier identity)
      throws IOException {
    return new LogHandle<>(config, instant, table, group, records.iterator(), identity, fence)
        .write();
  }

  private List<WriteStatus> merge(
      FileGroup group, List<HoodieRecord<IndexedRecord>> records, TaskContextSupplier identity)
      throws IOException {
    fence.check();
    HoodieMergeHandle<IndexedRecord, I, K, O> handle =
        HoodieMergeHandleFactory.create(
            WriteOperationType.UPSERT,
            config,
            instant.time(),
            table,
            records.iterator(),
            group.partition(),
            group.id(),
            identity,
            Option.empty());
    handle.doMerge();
    fence.check();
    return handle.close();
  }
}
