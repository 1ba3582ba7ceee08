package io.tributary.connect.smt;

import io.tributary.connect.smt.expr.Expression;
import io.tributary.connect.smt.expr.Expressions;
import io.tributary.connect.smt.expr.Names;
import io.tributary.connect.smt.problem.Position;
import io.tributary.connect.smt.problem.Problems;
import io.tributary.connect.smt.schema.Column;
import io.tributary.connect.smt.schema.OutputSchema;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.jspecify.annotations.Nullable;

/** What the transforms with expressions have in common. */
final class ExpressionKeys {

  static final String TYPES = "types";

  /** How expressions are written, for the text of the keys that hold one. */
  static final String LANGUAGE =
      " Expressions: fields by name (pos.lat, list[0], $value['a name']), $key, $value, $topic,"
          + " $partition, $offset, $timestamp, $headers.name; + - * / (with its fraction) div"
          + " (without) % and comparisons; && || ! ?: ?? and =~ (in a list, or by a regular"
          + " expression); functions as docs/design/smt-records.md lists them. Null propagates,"
          + " strings are never numbers.";

  private ExpressionKeys() {}

  /** Adds the key that declares what expressions read. */
  static ConfigDef defineTypes(ConfigDef definition, String group, int order) {
    return definition.define(
        TYPES,
        ConfigDef.Type.STRING,
        null,
        new TextValidator(
            "columns, such as lat DOUBLE, seen TIMESTAMP(s)",
            (ddl, problems) -> OutputSchema.compileNames(ddl, problems)),
        Importance.MEDIUM,
        "The fields that expressions may read and their types, in the notation of the `schema` key."
            + " Then a name that is not declared here is refused when the connector is created,"
            + " and values are converted on reading: a string of digits is a number where DOUBLE"
            + " is declared. Without it any name can be read, as what it is; a name that the"
            + " schema of a record lacks then fails the record, one that a map lacks is null.",
        group,
        order,
        Width.LONG,
        "Fields that are read");
  }

  /** The declared fields; none where there is no such declaration, or it does not compile. */
  static List<Column> types(Map<String, ?> values) {
    Object ddl = values.get(TYPES);
    OutputSchema schema =
        ddl == null ? null : OutputSchema.compileNames(ddl.toString(), new Problems());
    return schema == null ? List.of() : schema.columns();
  }

  /** Compiles the one expression of a key; null where it does not compile. */
  static @Nullable Expression compile(String text, List<Column> types, Problems problems) {
    Names names = types.isEmpty() ? Names.ofAnyFields() : Names.of(types);
    return new Expressions(Clock.systemUTC()).compile(text, Position.START, "", names, problems);
  }

  /** Finds what is wrong with an expression by itself. */
  static void check(String text, Problems problems) {
    compile(text, List.of(), problems);
  }

  /** Finds what an expression reads though it is not declared, where it is right by itself. */
  static void checkReads(String key, Map<String, ?> values, Problems problems) {
    Object text = values.get(key);
    List<Column> types = types(values);
    if (text != null && !types.isEmpty()) {
      Problems alone = new Problems();
      check(text.toString(), alone);
      if (alone.isEmpty()) {
        compile(text.toString(), types, problems);
      }
    }
  }
}
