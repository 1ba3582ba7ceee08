package io.tributary.connect.jdbcagg.row;

import io.tributary.connect.jdbcagg.query.AggregateStatement;
import io.tributary.connect.kit.config.Suggestion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** Reads the fields that one statement needs out of records with or without a schema. */
public final class RowReader {

  private final AggregateStatement statement;
  private final List<String> names;
  private final Map<String, Integer> slots = new HashMap<>();
  private @Nullable Schema knownSchema;
  private Field[] knownFields = new Field[0];

  public RowReader(AggregateStatement statement) {
    this.statement = statement;
    this.names = statement.fields();
    for (String name : names) {
      slots.put(name, slots.size());
    }
  }

  /**
   * The record's values.
   *
   * @throws DataException if the value is no struct or map, or its schema lacks a field
   */
  public Row read(SinkRecord record) {
    Object value = record.value();
    @Nullable Object[] values = new Object[names.size()];
    if (value instanceof Struct struct) {
      Field[] fields = fieldsOf(struct.schema());
      for (int i = 0; i < values.length; i++) {
        values[i] = Canonical.of(struct.get(fields[i]));
      }
    } else if (value instanceof Map<?, ?> map) {
      for (int i = 0; i < values.length; i++) {
        values[i] = Canonical.of(map.get(names.get(i)));
      }
    } else {
      throw new DataException(
          "statement %d needs fields, but the value is no struct or map. Set a value converter that"
                  .formatted(statement.number())
              + " yields one, such as JsonConverter");
    }
    return new Row(slots, values);
  }

  private Field[] fieldsOf(Schema schema) {
    if (schema != knownSchema) {
      Field[] fields = new Field[names.size()];
      for (int i = 0; i < fields.length; i++) {
        fields[i] = field(schema, names.get(i));
      }
      knownFields = fields;
      knownSchema = schema;
    }
    return knownFields;
  }

  private Field field(Schema schema, String name) {
    Field field = schema.field(name);
    if (field == null) {
      List<String> present = schema.fields().stream().map(Field::name).toList();
      throw new DataException(
          "statement %d (table %s) reads field '%s', which the record's schema lacks. %s"
              .formatted(
                  statement.number(),
                  statement.table(),
                  name,
                  Suggestion.closest(name, present)
                      .map(near -> "Did you mean '" + near + "'?")
                      .orElse("Its fields are " + present + "; change the statement.")));
    }
    return field;
  }
}
