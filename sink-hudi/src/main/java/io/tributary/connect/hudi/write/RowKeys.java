package io.tributary.connect.hudi.write;

import io.tributary.connect.hudi.config.RecordSettings;
import io.tributary.connect.hudi.config.UnroutedDelete;
import io.tributary.connect.hudi.model.RowKey;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Stream;
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
  private final UnroutedDelete unrouted;
  private final boolean named;

  RowKeys(RecordSettings settings) {
    this.keyFields = settings.recordKeyFields();
    this.partitionFields = settings.partitionFields();
    this.unrouted = settings.unroutedDeletes();
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
   * Whether an old row says in which partition it lies. Where a database logs no more of it than
   * the key, all other columns are null, which would else be taken for the partition of null.
   */
  boolean isWhole(Struct before) {
    List<Field> others =
        before.schema().fields().stream()
            .filter(field -> !keyFields.contains(field.name()) && !isMark(field))
            .toList();
    return others.stream().noneMatch(field -> partitionFields.contains(field.name()))
        || others.stream().anyMatch(field -> FieldValue.of(before, field) != null);
  }

  private static boolean isMark(Field field) {
    return field.name().startsWith("__");
  }

  /**
   * The row that Kafka's key means: it has the columns of record key and partition, or it is the
   * only column of the record key itself.
   */
  Optional<RowKey> find(@Nullable Schema keySchema, @Nullable Object key) {
    if (keySchema == null || key == null) {
      return Optional.empty();
    }
    if (key instanceof Struct struct) {
      boolean named =
          Stream.concat(keyFields.stream(), partitionFields.stream())
              .allMatch(name -> keySchema.field(name) != null);
      return named ? Optional.of(of(struct)) : Optional.empty();
    }
    if (keyFields.size() != 1 || !partitionFields.isEmpty()) {
      return Optional.empty();
    }
    String field = keyFields.get(0);
    String value = KeyText.of(keySchema, key, field);
    if (value.isEmpty()) {
      throw emptyKey(field);
    }
    return Optional.of(new RowKey(keyOf(field, value), ""));
  }

  /**
   * The deletion of a row.
   *
   * @param key null where the partition is unknown
   * @throws DataException with this reason, where an unknown partition is to be reported
   */
  List<Change> removal(@Nullable RowKey key, String reason) {
    if (key != null) {
      return List.of(new Change.Remove(key, null));
    }
    if (unrouted == UnroutedDelete.IGNORE) {
      return List.of();
    }
    throw new DataException(reason + ", or set delete.unrouted=ignore to keep such rows");
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
    Object value = FieldValue.of(row, field);
    if (value == null) {
      throw new DataException(
          "record key field %s is null; name fields that are never null in record.key.fields, or filter such records out with a transform"
              .formatted(name));
    }
    return KeyText.of(field.schema(), value, name);
  }

  String partition(Struct row) {
    StringJoiner path = new StringJoiner("/");
    for (String name : partitionFields) {
      Field field = row.schema().field(name);
      if (field == null) {
        throw new DataException(
            "partition field %s is not in the record; name fields that every record has in partition.fields"
                .formatted(name));
      }
      Object value = FieldValue.of(row, field);
      path.add(
          PartitionPath.segment(
              name, value == null ? null : KeyText.of(field.schema(), value, name)));
    }
    return path.toString();
  }
}
