package io.tributary.connect.hudi.lake;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.Encoder;
import org.jspecify.annotations.Nullable;

/**
 * Encodes rows in Avro's binary form. Avro's own writer finds out for each value which branch of a
 * column's union it belongs to; here a column is of one type, or null.
 */
final class RowEncoding {

  private final Column[] columns;

  /** Writes the values of a column that are not null. */
  private interface Values {
    void write(Object value, Encoder out) throws IOException;
  }

  /**
   * @param nullBranch position of null in the column's union, negative where it is none
   */
  private record Column(String name, int nullBranch, int valueBranch, Values values) {}

  RowEncoding(Schema schema) {
    columns =
        schema.getFields().stream()
            .map(field -> column(field.name(), field.schema()))
            .toArray(Column[]::new);
  }

  private static Column column(String name, Schema schema) {
    if (schema.getType() != Schema.Type.UNION) {
      return new Column(name, -1, 0, values(schema));
    }
    List<Schema> branches = schema.getTypes();
    int nullBranch = branches.get(0).getType() == Schema.Type.NULL ? 0 : 1;
    if (branches.size() != 2 || branches.get(nullBranch).getType() != Schema.Type.NULL) {
      // No table of this sink has such a column; Avro's own writer knows what to do with it.
      return new Column(name, -1, 0, other(schema));
    }
    int valueBranch = 1 - nullBranch;
    return new Column(name, nullBranch, valueBranch, values(branches.get(valueBranch)));
  }

  private static Values values(Schema schema) {
    return switch (schema.getType()) {
      case INT -> (value, out) -> out.writeInt((Integer) value);
      case LONG -> (value, out) -> out.writeLong((Long) value);
      case FLOAT -> (value, out) -> out.writeFloat((Float) value);
      case DOUBLE -> (value, out) -> out.writeDouble((Double) value);
      case BOOLEAN -> (value, out) -> out.writeBoolean((Boolean) value);
      case STRING -> (value, out) -> out.writeString((CharSequence) value);
      default -> other(schema);
    };
  }

  private static Values other(Schema schema) {
    GenericDatumWriter<@Nullable Object> writer = new GenericDatumWriter<>(schema);
    return writer::write;
  }

  void encode(IndexedRecord row, Encoder out) throws IOException {
    for (int i = 0; i < columns.length; i++) {
      Column column = columns[i];
      Object value = row.get(i);
      if (column.nullBranch() >= 0) {
        if (value == null) {
          out.writeIndex(column.nullBranch());
          continue;
        }
        out.writeIndex(column.valueBranch());
      }
      column.values().write(Objects.requireNonNull(value, column.name()), out);
    }
  }
}
