package io.tributary.connect.smt;

import io.tributary.connect.smt.derive.Derivation;
import io.tributary.connect.smt.expr.Expressions;
import io.tributary.connect.smt.path.FieldPath;
import io.tributary.connect.smt.problem.Position;
import io.tributary.connect.smt.problem.Problems;
import io.tributary.connect.smt.schema.Column;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Width;

/** The keys of {@link Derive}. */
final class DeriveConfig {

  static final String SET = "set";
  static final String DROP = "drop";

  private static final String GROUP = "Derivation";

  private DeriveConfig() {}

  static ConfigDef definition(KeyOrValue half) {
    ConfigDef definition = new ConfigDef();
    set(definition, half);
    definition.define(
        DROP,
        ConfigDef.Type.STRING,
        "",
        new TextValidator("paths with commas between", DeriveConfig::checkPaths),
        Importance.MEDIUM,
        "The fields to leave out, such as raw, pos.accuracy; a name with a dot or comma in it stands"
            + " in backticks. They are dropped after all expressions"
            + " were evaluated. A field that a record lacks is passed over.",
        GROUP,
        2,
        Width.LONG,
        "Fields to drop",
        new CrossKeyCheck(DeriveConfig::dropsWhatIsNotSet));
    ExpressionKeys.defineTypes(definition, GROUP, 3);
    return CommonKeys.define(definition);
  }

  private static void set(ConfigDef definition, KeyOrValue half) {
    definition.define(
        SET,
        ConfigDef.Type.STRING,
        "",
        new TextValidator(
            "assignments, such as speed_kmh DOUBLE = speed * 3.6, $topic = CONCAT('bus-', route)",
            (text, problems) -> compile(text, List.of(), List.of(), problems)),
        Importance.HIGH,
        "Assignments with commas between: `target TYPE = expression`. A target is a field, which"
            + " is added or replaced (pos.lat sets a field of a struct), $key, $headers.name (null"
            + " takes the header away), or one of $topic, $partition, $timestamp, which have their"
            + " type by themselves. TYPE is written as in the `schema` key, with ! for not null; a"
            + " value that does not fit it fails the record. Assignments are evaluated in order;"
            + " those that follow can read a field at the top that was set before."
            + ExpressionKeys.LANGUAGE,
        GROUP,
        1,
        Width.LONG,
        "Assignments",
        new CrossKeyCheck((values, problems) -> checkSet(values, half, problems)));
  }

  private static void checkPaths(String text, Problems problems) {
    paths(text, problems);
  }

  private static List<FieldPath> paths(String text, Problems problems) {
    return text.isBlank() ? List.of() : FieldPath.parseAll(text, problems);
  }

  private static Derivation compile(
      String set, List<FieldPath> drops, List<Column> types, Problems problems) {
    return Derivation.compile(set, drops, types, new Expressions(Clock.systemUTC()), problems);
  }

  private static void checkSet(Map<String, ?> values, KeyOrValue half, Problems problems) {
    String set = text(values, SET);
    if (set.isBlank() && text(values, DROP).isBlank()) {
      problems.add(
          Position.START, "", "there is nothing to do", "assignments here, or paths in drop");
      return;
    }
    Problems alone = new Problems();
    Derivation derivation = compile(set, List.of(), List.of(), alone);
    if (!alone.isEmpty()) {
      return;
    }
    if (half == KeyOrValue.KEY && derivation.setsKey()) {
      problems.add(
          Position.START, "/$key", "Derive$Key sets fields of the key, so not the key as a whole");
    }
    List<Column> types = ExpressionKeys.types(values);
    if (!types.isEmpty()) {
      compile(set, List.of(), types, problems);
    }
  }

  private static void dropsWhatIsNotSet(Map<String, ?> values, Problems problems) {
    Problems alone = new Problems();
    List<FieldPath> drops = paths(text(values, DROP), alone);
    List<FieldPath> sets = compile(text(values, SET), List.of(), List.of(), alone).fields();
    if (!alone.isEmpty()) {
      return;
    }
    for (FieldPath drop : drops) {
      for (FieldPath set : sets) {
        if (drop.isPrefixOf(set.names()) || set.isPrefixOf(drop.names())) {
          problems.add(
              Position.START, "/" + drop, "`set` sets '" + set + "', which this would drop");
        }
      }
    }
  }

  private static String text(Map<String, ?> values, String key) {
    Object value = values.get(key);
    return value == null ? "" : value.toString();
  }

  /** Compiles a config that was checked. */
  static Derivation compile(Map<String, ?> values) {
    Problems none = new Problems();
    return compile(
        text(values, SET), paths(text(values, DROP), none), ExpressionKeys.types(values), none);
  }
}
