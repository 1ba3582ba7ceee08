package io.tributary.connect.smt.kafka;

import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.lookup.LiveRows;
import io.tributary.connect.smt.lookup.RowShape;
import io.tributary.connect.smt.problem.BadValueException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.connect.storage.Converter;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows of records. A record's key is the row's identity, as it is what compaction goes by; a
 * column that the value lacks is taken from the key.
 */
final class TopicRows {

  private final RowShape shape;
  private final Converter keys;
  private final Converter values;

  TopicRows(RowShape shape, Converters converters) {
    this.shape = shape;
    this.keys = converters.forKeys();
    this.values = converters.forValues();
  }

  /**
   * Does to the rows what a record says.
   *
   * @throws BadValueException where it says nothing that can be understood
   * @throws org.apache.kafka.connect.errors.DataException where it cannot be converted
   */
  void apply(ConsumerRecord<byte[], byte[]> record, LiveRows rows) {
    byte[] bytes = record.value();
    Change change =
        Change.of(
            bytes == null
                ? null
                : values.toConnectData(record.topic(), record.headers(), bytes).value());
    switch (change.kind()) {
      case NONE -> {}
      case TRUNCATE -> rows.clear();
      case DELETE -> {
        Object identity = identity(record, change.row());
        if (identity != null) {
          rows.remove(identity);
        }
      }
      case UPSERT -> upsert(record, change.row(), rows);
    }
  }

  private void upsert(ConsumerRecord<byte[], byte[]> record, @Nullable Object row, LiveRows rows) {
    @Nullable Object[] read = read(record, row);
    Object key = shape.key(read);
    Object identity = record.key() == null ? key : ByteBuffer.wrap(record.key());
    if (identity == null) {
      throw new BadValueException("a record has no key, and no value of the join's key");
    }
    rows.put(identity, key, shape.row(read));
  }

  private @Nullable Object identity(
      ConsumerRecord<byte[], byte[]> record, @Nullable Object rowBefore) {
    if (record.key() != null) {
      return ByteBuffer.wrap(record.key());
    }
    return rowBefore == null ? null : shape.key(read(record, rowBefore));
  }

  private @Nullable Object[] read(ConsumerRecord<byte[], byte[]> record, @Nullable Object row) {
    List<String> names = shape.names();
    @Nullable Object[] read = new Object[names.size()];
    Object key = null;
    for (int i = 0; i < read.length; i++) {
      Object value = row == null ? Tree.ABSENT : Tree.field(row, names.get(i));
      if (value == Tree.ABSENT) {
        key = key == null ? key(record) : key;
        value = ofKey(key, names.get(i), i);
      }
      read[i] = value;
    }
    return read;
  }

  private @Nullable Object key(ConsumerRecord<byte[], byte[]> record) {
    byte[] bytes = record.key();
    return bytes == null
        ? null
        : keys.toConnectData(record.topic(), record.headers(), bytes).value();
  }

  /** A key that is no object is the join's key, if that is one column. */
  private @Nullable Object ofKey(@Nullable Object key, String name, int place) {
    if (key != null && Tree.isObject(key)) {
      Object value = Tree.field(key, name);
      return value == Tree.ABSENT ? null : value;
    }
    return place == 0 && shape.keyColumns().size() == 1 ? key : null;
  }
}
