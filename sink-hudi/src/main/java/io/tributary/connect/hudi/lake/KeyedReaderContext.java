package io.tributary.connect.hudi.lake;

import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.hudi.avro.AvroRecordContext;
import org.apache.hudi.avro.HoodieAvroReaderContext;
import org.apache.hudi.common.model.HoodieRecord;
import org.apache.hudi.common.schema.HoodieSchema;
import org.apache.hudi.common.table.HoodieTableConfig;
import org.apache.hudi.common.table.HoodieTableMetaClient;
import org.apache.hudi.common.util.Option;

/**
 * Finds a row's key and columns by their place. Hudi's own makes a map of all columns for each row,
 * which was a third of the time of a compaction.
 */
// Hudi's own classes override generic methods of their parents with raw ones.
@SuppressWarnings({"rawtypes", "unchecked"})
final class KeyedReaderContext extends HoodieAvroReaderContext {

  KeyedReaderContext(HoodieTableMetaClient table) {
    super(table.getStorageConf(), table.getTableConfig(), Option.empty(), Option.empty());
    this.recordContext = new Rows(table.getTableConfig());
  }

  private static final class Rows extends AvroRecordContext {

    private static final long serialVersionUID = 1L;

    Rows(HoodieTableConfig table) {
      super(table, table.getPayloadClass());
    }

    @Override
    public String getRecordKey(IndexedRecord row, HoodieSchema schema) {
      return row.get(HoodieRecord.RECORD_KEY_META_FIELD_ORD).toString();
    }

    @Override
    public Object getValue(IndexedRecord row, HoodieSchema schema, String column) {
      Schema.Field field = row.getSchema().getField(column);
      return field == null ? super.getValue(row, schema, column) : row.get(field.pos());
    }
  }
}
