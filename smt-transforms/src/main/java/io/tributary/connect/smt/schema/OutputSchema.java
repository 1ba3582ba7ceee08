package io.tributary.connect.smt.schema;

import io.tributary.connect.smt.problem.BadValueException;
import io.tributary.connect.smt.problem.Problems;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * The declared output of a transform. Its Connect schema is one instance for all records, so that
 * converters and sinks that remember schemas by identity see one schema.
 */
public final class OutputSchema implements Typing {

  private final StructType rows;
  private final Schema schema;
  private final Column[] columns;
  private final Field[] fields;

  OutputSchema(StructType rows, @Nullable String name) {
    this.rows = rows;
    SchemaBuilder builder = rows.schema();
    if (name != null) {
      builder.name(name);
    }
    this.schema = builder.build();
    this.columns = rows.columns().toArray(Column[]::new);
    this.fields = schema.fields().toArray(Field[]::new);
  }

  /**
   * Compiles DDL such as {@code id STRING!, lat DOUBLE}, or a schema as JSON.
   *
   * @param name the schema's name, null for that of the JSON, or none
   * @return null where there are problems
   */
  public static @Nullable OutputSchema compile(
      String ddl, @Nullable String name, Problems problems) {
    if (ddl.stripLeading().startsWith("{")) {
      JsonSchemaText.Parsed parsed = JsonSchemaText.parse(ddl, problems);
      return parsed == null
          ? null
          : new OutputSchema(parsed.rows(), name == null ? parsed.name() : name);
    }
    return compile(ddl, name, true, problems);
  }

  /**
   * Compiles columns that name values which are there by their own names, so without {@code FROM}.
   *
   * @return null where there are problems
   */
  public static @Nullable OutputSchema compileNames(String ddl, Problems problems) {
    return ddl.stripLeading().startsWith("{")
        ? compile(ddl, null, problems)
        : compile(ddl, null, false, problems);
  }

  private static @Nullable OutputSchema compile(
      String ddl, @Nullable String name, boolean readsPaths, Problems problems) {
    List<Column> columns = DdlParser.parse(ddl, readsPaths, problems);
    return problems.isEmpty() ? new OutputSchema(new StructType(columns), name) : null;
  }

  /**
   * The schema with more forms of texts for timestamps without a form of their own, tried before
   * ISO's; itself where there are no such columns.
   */
  public OutputSchema withFormats(List<DateTimeFormatter> formats) {
    StructType more = rows.withFormats(formats);
    return more.equals(rows) ? this : new OutputSchema(more, schema.name());
  }

  @Override
  public OutputSchema withText(String column) {
    List<Column> more = new ArrayList<>(columns());
    more.add(Column.text(column));
    return new OutputSchema(new StructType(more), schema.name());
  }

  public Schema schema() {
    return schema;
  }

  @Override
  public Schema schema(String topic) {
    return schema;
  }

  public List<Column> columns() {
    return rows.columns();
  }

  /**
   * The row of values that stand ready.
   *
   * @param values one for each column, in their order; more are not looked at; {@link
   *     io.tributary.connect.smt.bridge.Tree#ABSENT} where there is none
   * @throws BadValueException where a value does not fit its column, with the path to it
   */
  public Struct row(@Nullable Object[] values) {
    Struct row = new Struct(schema);
    for (int i = 0; i < columns.length; i++) {
      Object value = columns[i].convertFound(values[i]);
      if (value != null) {
        row.put(fields[i], value);
      }
    }
    return row;
  }

  @Override
  public Struct row(Object tree, String topic) {
    return project(tree);
  }

  /**
   * The declared columns of a tree; what is not declared is left out.
   *
   * @throws BadValueException where a value does not fit its column, with the path to it
   */
  public Struct project(Object tree) {
    if (tree instanceof List<?> list) {
      throw new BadValueException(
          "the spec's output is a list of " + list.size() + " items, but the schema has columns");
    }
    return rows.convert(tree, schema);
  }
}
