package io.tributary.connect.http.records;

import io.tributary.connect.http.config.ColumnSettings;
import io.tributary.connect.http.config.ColumnType;
import io.tributary.connect.http.config.RecordSettings;
import io.tributary.connect.http.config.TimestampMinus;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Timestamp;
import org.jspecify.annotations.Nullable;

/** Where in a record's values everything stands, and the schemas of its key and value. */
final class RecordLayout {

  /** An index for what a record does not have. */
  static final int NONE = -1;

  private final List<ColumnSettings> columns;
  private final int ownColumns;
  private final Schema value;
  private final int[] keyColumns;
  private final @Nullable Schema key;
  private final int timestampColumn;
  private final int minusColumn;
  private final long minusUnitMs;
  private final boolean hasTimestampField;

  RecordLayout(RecordSettings settings) {
    columns = settings.allColumns();
    ownColumns = settings.columns().size();
    keyColumns = settings.key().stream().mapToInt(this::indexOf).toArray();
    TimestampMinus minus = settings.timestampMinus();
    timestampColumn = settings.timestamp() == null ? NONE : indexOf(settings.timestamp());
    minusColumn = minus == null ? NONE : indexOf(minus.column());
    minusUnitMs = minus == null ? 0 : minus.unitMs();
    hasTimestampField = settings.timestampField() != null;
    value = valueSchema(settings.timestampField());
    key = keySchema();
  }

  /** Own columns, then copied ones. The timestamp field, if there is one, stands behind them. */
  List<ColumnSettings> columns() {
    return columns;
  }

  /** How many of the columns are the record's own. */
  int ownColumns() {
    return ownColumns;
  }

  Schema value() {
    return value;
  }

  /** Null for a null key. */
  @Nullable Schema key() {
    return key;
  }

  int[] keyColumns() {
    return keyColumns;
  }

  int timestampColumn() {
    return timestampColumn;
  }

  int minusColumn() {
    return minusColumn;
  }

  long minusUnitMs() {
    return minusUnitMs;
  }

  boolean hasTimestampField() {
    return hasTimestampField;
  }

  private int indexOf(String column) {
    return IntStream.range(0, columns.size())
        .filter(index -> columns.get(index).name().equals(column))
        .findFirst()
        .orElse(NONE);
  }

  private Schema valueSchema(@Nullable String timestampField) {
    SchemaBuilder struct = SchemaBuilder.struct();
    columns.forEach(column -> struct.field(column.name(), schemaOf(column, column.optional())));
    if (timestampField != null) {
      boolean optional =
          isOptional(timestampColumn) || (minusColumn != NONE && isOptional(minusColumn));
      struct.field(timestampField, single(ColumnType.TIMESTAMP_MS, optional));
    }
    return struct.build();
  }

  private boolean isOptional(int column) {
    return columns.get(column).optional();
  }

  private @Nullable Schema keySchema() {
    if (keyColumns.length == 0) {
      return null;
    }
    if (keyColumns.length == 1) {
      return schemaOf(columns.get(keyColumns[0]), false);
    }
    SchemaBuilder struct = SchemaBuilder.struct();
    for (int index : keyColumns) {
      struct.field(columns.get(index).name(), schemaOf(columns.get(index), false));
    }
    return struct.build();
  }

  private static Schema schemaOf(ColumnSettings column, boolean optional) {
    if (!column.array()) {
      return single(column.type(), optional);
    }
    SchemaBuilder array = SchemaBuilder.array(single(column.type(), true));
    return (optional ? array.optional() : array).build();
  }

  private static Schema single(ColumnType type, boolean optional) {
    SchemaBuilder builder =
        switch (type) {
          case STRING -> SchemaBuilder.string();
          case BOOLEAN -> SchemaBuilder.bool();
          case INT32 -> SchemaBuilder.int32();
          case INT64 -> SchemaBuilder.int64();
          case FLOAT32 -> SchemaBuilder.float32();
          case FLOAT64 -> SchemaBuilder.float64();
          case TIMESTAMP_S, TIMESTAMP_MS, TIMESTAMP_ISO -> Timestamp.builder();
        };
    return (optional ? builder.optional() : builder).build();
  }
}
