package io.tributary.connect.smt.schema;

import io.tributary.connect.smt.bridge.Tree;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;

/** STRUCT: an object of which the declared columns are taken. */
record StructType(List<Column> columns) implements ColumnType {

  StructType {
    columns = List.copyOf(columns);
  }

  @Override
  public SchemaBuilder schema() {
    SchemaBuilder builder = SchemaBuilder.struct();
    columns.forEach(column -> builder.field(column.name(), column.item().schema()));
    return builder;
  }

  @Override
  public Struct convert(Object value, Schema declared) {
    if (value instanceof Struct row && row.schema() == declared) {
      return row; // a reader of JSON has made it already
    }
    if (!Tree.isObject(value)) {
      throw Misfits.misfit(value, this);
    }
    Struct row = new Struct(declared);
    for (int i = 0; i < columns.size(); i++) {
      row.put(declared.fields().get(i), columns.get(i).convert(value));
    }
    return row;
  }

  @Override
  public StructType withFormats(List<DateTimeFormatter> formats) {
    List<Column> more = columns.stream().map(column -> column.withFormats(formats)).toList();
    return more.equals(columns) ? this : new StructType(more);
  }

  @Override
  public String ddl() {
    return columns.stream()
        .map(column -> column.name() + " " + column.ddl())
        .collect(Collectors.joining(", ", "STRUCT<", ">"));
  }

  @Override
  public boolean hasLiterals() {
    return false;
  }
}
