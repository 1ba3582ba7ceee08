package io.tributary.connect.hudi.lake;

import io.tributary.connect.hudi.model.InstantId;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.IndexedRecord;
import org.apache.hudi.client.WriteStatus;
import org.apache.hudi.common.engine.TaskContextSupplier;
import org.apache.hudi.common.model.HoodieBaseFile;
import org.apache.hudi.common.model.HoodieEmptyRecord;
import org.apache.hudi.common.model.HoodieRecord;
import org.apache.hudi.common.model.HoodieWriteStat;
import org.apache.hudi.common.util.collection.ClosableIterator;
import org.apache.hudi.config.HoodieWriteConfig;
import org.apache.hudi.io.storage.HoodieAvroFileReader;
import org.apache.hudi.io.storage.HoodieIOFactory;
import org.apache.hudi.table.HoodieTable;
import org.jspecify.annotations.Nullable;

/**
 * Writes the next version of a Parquet file: copies its rows and puts changes in their place.
 * Hudi's own handle merges by whatever class a table names, and spends on that more than twice the
 * time for each row that is copied.
 */
final class MergeHandle<I, K, O> extends NextFileHandle<I, K, O> {

  private static final int KEY = HoodieRecord.RECORD_KEY_META_FIELD_ORD;

  private final HoodieBaseFile base;
  private long updated;

  MergeHandle(
      HoodieWriteConfig config,
      InstantId instant,
      HoodieTable<IndexedRecord, I, K, O> table,
      FileGroup group,
      HoodieBaseFile base,
      TaskContextSupplier identity) {
    super(config, instant, table, group, identity);
    this.base = base;
  }

  /**
   * Copies the rows there are, with changes in their place, and adds the new ones.
   *
   * @param changes at most one of each key
   * @param orderingField null where a change wins over whatever is there
   */
  void merge(List<HoodieRecord<IndexedRecord>> changes, @Nullable String orderingField)
      throws IOException {
    EventOrder order = new EventOrder(orderingField, writeSchemaWithMetaFields.toAvroSchema());
    Map<String, HoodieRecord<IndexedRecord>> byKey = new LinkedHashMap<>();
    for (HoodieRecord<IndexedRecord> change : changes) {
      byKey.put(change.getRecordKey(), change);
    }
    try (HoodieAvroFileReader old = reader();
        ClosableIterator<IndexedRecord> rows =
            old.getIndexedRecordIterator(writeSchemaWithMetaFields, writeSchemaWithMetaFields)) {
      while (rows.hasNext()) {
        IndexedRecord row = rows.next();
        HoodieRecord<IndexedRecord> change = byKey.remove(row.get(KEY).toString());
        if (change != null && order.wins(change, row)) {
          replace(change);
        } else {
          copy(row);
        }
      }
    }
    for (HoodieRecord<IndexedRecord> change : byKey.values()) {
      if (!(change instanceof HoodieEmptyRecord)) {
        insert(change);
      }
    }
  }

  private HoodieAvroFileReader reader() throws IOException {
    return (HoodieAvroFileReader)
        HoodieIOFactory.getIOFactory(storage)
            .getReaderFactory(HoodieRecord.HoodieRecordType.AVRO)
            .getFileReader(config, base.getStoragePath());
  }

  private void replace(HoodieRecord<IndexedRecord> change) throws IOException {
    if (change instanceof HoodieEmptyRecord) {
      recordsDeleted++;
    } else {
      put(change);
      updated++;
    }
  }

  @Override
  public List<WriteStatus> close() {
    List<WriteStatus> written = super.close();
    HoodieWriteStat stat = written.get(0).getStat();
    stat.setPrevCommit(base.getCommitTime());
    stat.setNumUpdateWrites(updated);
    return written;
  }
}
