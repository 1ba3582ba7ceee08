package io.tributary.connect.hudi.lake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.tributary.connect.hudi.model.InstantId;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.util.Utf8;
import org.apache.hudi.common.model.HoodieRecord;

/**
 * A new row as it is stored, with Hudi's columns before its own. One of these goes over all rows of
 * a file, and none of them is copied. Texts are bytes already, where a writer would have to encode
 * them by a slower way.
 */
final class StoredRow implements IndexedRecord {

  private static final int HUDIS = HoodieRecord.HOODIE_META_COLUMNS.size();

  private final Schema schema;
  private final Utf8[] meta = new Utf8[HUDIS];
  private final String numberPrefix;
  private IndexedRecord row;

  /**
   * @param schema of rows with Hudi's columns
   * @param file what its column says of the file: the name, or the group where that is a log
   */
  StoredRow(
      Schema schema, InstantId instant, int kafkaPartition, String tablePartition, Utf8 file) {
    this.schema = schema;
    this.numberPrefix = instant.time() + "_" + kafkaPartition + "_";
    meta[HoodieRecord.COMMIT_TIME_METADATA_FIELD_ORD] = new Utf8(instant.time());
    meta[HoodieRecord.PARTITION_PATH_META_FIELD_ORD] = new Utf8(tablePartition);
    meta[HoodieRecord.FILENAME_META_FIELD_ORD] = file;
    this.row = this;
  }

  /**
   * Goes over to the next row.
   *
   * @param number of the row among those of this instant and Kafka partition
   */
  StoredRow of(String recordKey, long number, IndexedRecord columns) {
    meta[HoodieRecord.COMMIT_SEQNO_METADATA_FIELD_ORD] =
        new Utf8((numberPrefix + number).getBytes(ISO_8859_1));
    meta[HoodieRecord.RECORD_KEY_META_FIELD_ORD] = new Utf8(recordKey);
    row = columns;
    return this;
  }

  @Override
  public Object get(int column) {
    if (column < HUDIS) {
      return meta[column];
    }
    Object value = row.get(column - HUDIS);
    return value instanceof String text ? new Utf8(text) : value;
  }

  @Override
  public void put(int column, Object value) {
    throw new UnsupportedOperationException("a row is written as it is");
  }

  @Override
  public Schema getSchema() {
    return schema;
  }
}
