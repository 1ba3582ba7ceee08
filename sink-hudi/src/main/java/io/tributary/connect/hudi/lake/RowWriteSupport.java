package io.tributary.connect.hudi.lake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.util.Utf8;
import org.apache.hudi.avro.HoodieAvroWriteSupport;
import org.apache.hudi.common.bloom.BloomFilter;
import org.apache.hudi.common.schema.HoodieSchema;
import org.apache.hudi.common.util.Option;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * Hands rows to Parquet column by column. Parquet's own support for Avro finds the type of each
 * value anew, and makes each text a new one: Parquet's dictionary then compares it byte by byte,
 * which for columns that are the same in every row, such as the name of the file, was a fifth of
 * the time of a merge.
 *
 * <p>Hudi makes it, by its name. Rows with columns of several parts take Parquet's own way.
 *
 * @param <T> rows, which are always {@link IndexedRecord}
 */
public final class RowWriteSupport<T> extends HoodieAvroWriteSupport<T> {

  private final List<Column> columns;
  private final boolean flat;
  private @Nullable RecordConsumer out;

  /** Writes the values of a column that are not null. */
  private interface Values {
    void write(Object value, RecordConsumer out);
  }

  /**
   * @param values null for a column of several parts
   */
  private record Column(String name, boolean optional, @Nullable Values values) {}

  /** As Hudi calls it. */
  public RowWriteSupport(
      MessageType type, HoodieSchema schema, Option<BloomFilter> filter, Properties properties) {
    super(type, schema, filter, properties);
    this.columns = schema.toAvroSchema().getFields().stream().map(RowWriteSupport::column).toList();
    this.flat = columns.stream().noneMatch(column -> column.values() == null);
  }

  private static Column column(Schema.Field field) {
    Schema schema = field.schema();
    if (schema.getType() != Schema.Type.UNION) {
      return new Column(field.name(), false, values(schema));
    }
    List<Schema> branches =
        schema.getTypes().stream().filter(each -> each.getType() != Schema.Type.NULL).toList();
    boolean simple = branches.size() == 1 && schema.isNullable();
    return new Column(field.name(), true, simple ? values(branches.get(0)) : null);
  }

  private static @Nullable Values values(Schema schema) {
    return switch (schema.getType()) {
      case INT -> (value, out) -> out.addInteger((Integer) value);
      case LONG -> (value, out) -> out.addLong((Long) value);
      case FLOAT -> (value, out) -> out.addFloat((Float) value);
      case DOUBLE -> (value, out) -> out.addDouble((Double) value);
      case BOOLEAN -> (value, out) -> out.addBoolean((Boolean) value);
      case STRING -> new Texts();
      case BYTES -> (value, out) -> out.addBinary(Binary.fromReusedByteBuffer((ByteBuffer) value));
      case FIXED ->
          (value, out) -> out.addBinary(Binary.fromReusedByteArray(((GenericFixed) value).bytes()));
      default -> null;
    };
  }

  /** Keeps the last text: what is the same object for Parquet is not compared byte by byte. */
  private static final class Texts implements Values {
    private @Nullable Object last;
    private Binary binary = Binary.EMPTY;

    @Override
    public void write(Object value, RecordConsumer out) {
      if (!value.equals(last)) {
        binary = Binary.fromConstantByteArray(bytes(value));
        last = value;
      }
      out.addBinary(binary);
    }

    private static byte[] bytes(Object value) {
      return value instanceof Utf8 text && text.getBytes().length == text.getByteLength()
          ? text.getBytes()
          : value.toString().getBytes(UTF_8);
    }
  }

  @Override
  public void prepareForWrite(RecordConsumer consumer) {
    super.prepareForWrite(consumer);
    out = consumer;
  }

  @Override
  public void write(T record) {
    if (!flat) {
      super.write(record);
      return;
    }
    IndexedRecord row = (IndexedRecord) record;
    RecordConsumer consumer = Objects.requireNonNull(out);
    consumer.startMessage();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      Object value = row.get(i);
      if (value != null || !column.optional()) {
        consumer.startField(column.name(), i);
        Objects.requireNonNull(column.values())
            .write(Objects.requireNonNull(value, column.name()), consumer);
        consumer.endField(column.name(), i);
      }
    }
    consumer.endMessage();
  }
}
