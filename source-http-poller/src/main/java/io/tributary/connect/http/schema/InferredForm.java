package io.tributary.connect.http.schema;

import io.tributary.connect.http.config.SchemaEvolution;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/**
 * Values of a schema that grows with what is seen. A schema stays the same object until it grows,
 * so converters need not look it up again. It is forgotten when the task stops.
 */
public final class InferredForm implements ValueForm {

  private final @Nullable String name;
  private final SchemaEvolution evolution;
  private final List<ExtraField> extras;
  private InferredType type;
  private int fields;
  private int version;
  private @Nullable Schema schema;
  private boolean grown = true;

  /**
   * @param start a struct that inference begins with; null for nothing
   * @param extras fields that stand before the inferred ones, as those are added at the end
   */
  public InferredForm(
      @Nullable String name,
      SchemaEvolution evolution,
      @Nullable Schema start,
      List<ExtraField> extras) {
    this.name = name;
    this.evolution = evolution;
    this.type = start == null ? InferredType.UNKNOWN : InferredType.of(start);
    this.extras = List.copyOf(extras);
  }

  @Override
  public boolean looksAhead() {
    return true;
  }

  @Override
  public void observe(@Nullable Object whole) {
    if (whole == null) {
      throw new DataException("it is null");
    }
    InferredType.Growth growth = new InferredType.Growth(fields);
    InferredType with = type.with(whole, growth);
    if (with == type) {
      return;
    }
    if (evolution == SchemaEvolution.NONE && schema != null) {
      throw new DataException("it needs fields or types that its schema does not have");
    }
    type = with;
    fields = growth.fields();
    grown = true;
  }

  @Override
  public Object value(@Nullable Object[] row, @Nullable Object whole) {
    Schema current = schema();
    if (!(whole instanceof Map)) {
      Object converted = TreeConversion.convert(current, whole);
      if (converted == null) {
        throw new DataException("it is null");
      }
      return converted;
    }
    Struct value = new Struct(current);
    List<Field> all = current.fields();
    TreeConversion.fill(value, all.subList(extras.size(), all.size()), whole);
    for (ExtraField extra : extras) {
      value.put(extra.name(), row[extra.slot()]);
    }
    return value;
  }

  @Override
  public Schema schema() {
    if (grown || schema == null) {
      Schema next = build(version + 1);
      if (schema == null || !isSame(schema, next)) {
        schema = next;
        version++;
      }
      grown = false;
    }
    return schema;
  }

  private static boolean isSame(Schema one, Schema other) {
    boolean structs = one.type() == Schema.Type.STRUCT && other.type() == Schema.Type.STRUCT;
    return structs ? one.fields().equals(other.fields()) : one.equals(other);
  }

  private Schema build(int nextVersion) {
    if (!(type instanceof InferredType.Members members)) {
      Schema single = type.schema();
      return single == null ? Schema.OPTIONAL_STRING_SCHEMA : single;
    }
    SchemaBuilder struct = SchemaBuilder.struct().name(name).version(nextVersion);
    extras.forEach(extra -> struct.field(extra.name(), extra.schema()));
    members.addTo(struct);
    return struct.build();
  }
}
