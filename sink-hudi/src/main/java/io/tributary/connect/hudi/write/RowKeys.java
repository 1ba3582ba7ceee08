package io.tributary.connect.hudi.write;

import io.tributary.connect.hudi.config.RecordSettings;
import io.tributary.connect.hudi.model.RowKey;
import java.util.List;
import java.util.StringJoiner;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** Which row a record is about. */
final class RowKeys {

  /** What Hudi's key generators write for an empty column of a key of several. */
  private static final String EMPTY = "__empty__";

  private final List<String> keyFields;
  private final List<String> partitionFields;
  private final boolean named;

  RowKeys(RecordSettings settings) {
    this.keyFields = settings.recordKeyFields();
    this.partitionFields = settings.partitionFields();
    // As Hudi's key generators do it: the bare value for one column, name:value where there are
    // several columns to the key or to the partition.
    this.named = keyFields.size() > 1 || partitionFields.size() > 1;
  }

  /**
   * @throws DataException where a column of the key is missing or null
   */
  RowKey of(Struct row) {
    return new RowKey(recordKey(row), partition(row));
  }

  /**
   * Whether Kafka's key alone says which row is meant: it has the columns of record key and
   * partition, or it is the only column of the record key itself.
   */
  boolean areIn(@Nullable Schema keySchema) {
    if (keySchema == null) {
      return false;
    }
    if (keySchema.type() != Schema.Type.STRUCT) {
      return keyFields.size() == 1 && partitionFields.isEmpty();
    }
    return keyFields.stream().allMatch(name -> keySchema.field(name) != null)
        && partitionFields.stream().allMatch(name -> keySchema.field(name) != null);
  }

  /** The row that Kafka's key means; only where {@link #areIn} holds. */
  RowKey ofKafkaKey(Schema keySchema, Object key) {
    if (key instanceof Struct struct) {
      return of(struct);
    }
    String field = keyFields.get(0);
    String value = KeyText.of(keySchema, key, field);
    if (value.isEmpty()) {
      throw emptyKey(field);
    }
    return new RowKey(keyOf(field, value), "");
  }

  /** Some columns of a key may be empty text, as long as one is not. */
  private String recordKey(Struct row) {
    StringJoiner key = new StringJoiner(",");
    boolean empty = true;
    for (String field : keyFields) {
      String value = valueOf(row, field);
      empty &= value.isEmpty();
      key.add(keyOf(field, value));
    }
    if (empty) {
      throw emptyKey(String.join(", ", keyFields));
    }
    return key.toString();
  }

  /** A comma in a value could make two keys look alike, so it is escaped. */
  private String keyOf(String field, String value) {
    if (!named) {
      return value;
    }
    String text = value.isEmpty() ? EMPTY : value.replace("%", "%25").replace(",", "%2C");
    return field + ":" + text;
  }

  private static DataException emptyKey(String fields) {
    return new DataException("record key field " + fields + " is empty");
  }

  private static String valueOf(Struct row, String name) {
    Field field = row.schema().field(name);
    if (field == null) {
      throw new DataException(
          "record key field %s is not in the record; name fields that every record has in record.key.fields"
              .formatted(name));
    }
    Object value = row.get(field);
    if (value == null) {
      throw new DataException(
          "record key field %s is null; name fields that are never null in record.key.fields, or filter such records out with a transform"
              .formatted(name));
    }
    return KeyText.of(field.schema(), value, name);
  }

  private String partition(Struct row) {
    StringJoiner path = new StringJoiner("/");
    for (String name : partitionFields) {
      Field field = row.schema().field(name);
      if (field == null) {
        throw new DataException(
            "partition field %s is not in the record; name fields that every record has in partition.fields"
                .formatted(name));
      }
      Object value = row.get(field);
      path.add(
          PartitionPath.segment(
              name, value == null ? null : KeyText.of(field.schema(), value, name)));
    }
    return path.toString();
  }
}
