package io.tributary.connect.jdbcagg.row;

import io.tributary.connect.jdbcagg.query.AggregateStatement;
import io.tributary.connect.jdbcagg.query.Expression;
import io.tributary.connect.jdbcagg.query.Expression.Source;
import java.util.List;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** Reads the fields that one statement needs out of records with or without a schema. */
public final class RowReader {

  private final List<Expression.Field> fields;
  private final Source[] sources;
  private final FieldPath[] paths;
  private final @Nullable Field[] directFields;
  private final Reading[] directReadings;
  private @Nullable Schema knownSchema;
  private final Row row;
  private final Expression.@Nullable Field array;

  public RowReader(AggregateStatement statement) {
    fields = statement.fields();
    sources = new Source[fields.size()];
    paths = new FieldPath[fields.size()];
    directFields = new Field[fields.size()];
    directReadings = new Reading[fields.size()];
    row = new Row(fields.size());
    array = statement.unnest() == null ? null : statement.unnest().array();
    for (int i = 0; i < paths.length; i++) {
      Expression.Field field = fields.get(i);
      List<String> path = field.path();
      sources[i] = field.source();
      paths[i] =
          new FieldPath(field.source() == Source.HEADER ? path.subList(1, path.size()) : path);
    }
  }

  /** Where rows hold a field of the statement. */
  public int slot(Expression.Field field) {
    return fields.indexOf(field);
  }

  /**
   * The values of a record; those of elements are left as they are.
   *
   * @return good until the next call
   * @throws DataException if a schema lacks a field, or something is no struct or map that should
   *     hold one
   */
  public Row read(RowSource source) {
    row.begin(source.record());
    if (source.value() instanceof Struct struct) {
      readStruct(struct, source);
    } else {
      for (int i = 0; i < paths.length; i++) {
        row.set(i, follow(i, source));
      }
    }
    return row;
  }

  /** Most fields are at the top of the value: those are read without following any path. */
  private void readStruct(Struct struct, RowSource source) {
    if (struct.schema() != knownSchema) {
      learn(struct.schema());
    }
    for (int i = 0; i < paths.length; i++) {
      Field direct = directFields[i];
      row.set(
          i, direct == null ? follow(i, source) : directReadings[i].canonical(struct.get(direct)));
    }
  }

  private void learn(Schema schema) {
    for (int i = 0; i < paths.length; i++) {
      List<String> path = fields.get(i).path();
      boolean atTop = sources[i] == Source.VALUE && path.size() == 1;
      Field direct = atTop ? schema.field(path.get(0)) : null;
      directFields[i] = direct;
      directReadings[i] = direct == null ? Reading.BY_CLASS : Reading.of(direct.schema());
    }
    knownSchema = schema;
  }

  private @Nullable Object follow(int slot, RowSource source) {
    SinkRecord record = source.record();
    return switch (sources[slot]) {
      case VALUE -> paths[slot].read(null, source.value());
      case KEY -> paths[slot].read(record.keySchema(), record.key());
      case HEADER -> header(record, slot);
      case ELEMENT -> null;
    };
  }

  /**
   * The elements of the array that the statement unnests.
   *
   * @param read of the record
   * @throws DataException if it is no array
   */
  public List<?> elements(Row read) {
    Object value = array == null ? null : read.value(slot(array));
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list;
    }
    throw new DataException("UNNEST needs an array, and field '" + array + "' is none");
  }

  /** Sets the fields of an element, beside those of its record. */
  public void enter(@Nullable Object element) {
    for (int i = 0; i < paths.length; i++) {
      if (sources[i] == Source.ELEMENT) {
        row.set(i, paths[i].read(null, element));
      }
    }
  }

  private @Nullable Object header(SinkRecord record, int field) {
    Header header = record.headers().lastWithName(fields.get(field).path().get(0));
    if (header == null) {
      return null;
    }
    Schema schema = header.schema();
    return paths[field].read(schema, header.value());
  }
}
