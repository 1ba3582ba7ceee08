package io.tributary.connect.smt;

import io.tributary.connect.kit.config.EnumValidator;
import io.tributary.connect.kit.config.PluginVersion;
import io.tributary.connect.smt.expr.Expression;
import io.tributary.connect.smt.expr.RecordVariables;
import io.tributary.connect.smt.problem.BadValueException;
import io.tributary.connect.smt.problem.Problems;
import io.tributary.connect.smt.schema.Column;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.connect.components.Versioned;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.transforms.predicates.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Holds for records for which a condition holds, so that a transform is applied to those alone.
 *
 * <p>Threading: Connect calls an instance from one thread.
 *
 * @param <R> the kind of record, source or sink
 */
public final class When<R extends ConnectRecord<R>> implements Predicate<R>, Versioned {

  public static final String OVERVIEW_DOC =
      "A predicate which is true for records for which a condition over their fields, key, topic,"
          + " headers and so on is true.";

  private static final String CONDITION = "condition";
  private static final String ON_NULL = "on.null";
  private static final String GROUP = "Condition";

  private static final EnumValidator<OnNull> ON_NULL_VALUES = EnumValidator.of(OnNull.class);

  public static final ConfigDef CONFIG_DEF = define();

  private @Nullable Condition condition;

  private record Condition(Expression expression, Map<String, Column> types, OnNull onNull) {}

  private static ConfigDef define() {
    ConfigDef definition =
        new ConfigDef()
            .define(
                CONDITION,
                ConfigDef.Type.STRING,
                ConfigDef.NO_DEFAULT_VALUE,
                new TextValidator(
                    "an expression, such as speed > 80 && route =~ ['7', '29']",
                    ExpressionKeys::check),
                Importance.HIGH,
                "The condition: an expression that is true or false. The names are fields of the"
                    + " record's value; the fields of a tombstone are null."
                    + ExpressionKeys.LANGUAGE,
                GROUP,
                1,
                Width.LONG,
                "Condition",
                new CrossKeyCheck(
                    (values, problems) -> ExpressionKeys.checkReads(CONDITION, values, problems)))
            .define(
                ON_NULL,
                ConfigDef.Type.STRING,
                "false",
                ON_NULL_VALUES,
                Importance.MEDIUM,
                "What a condition means that is null, as comparisons with a null are: false, true,"
                    + " or fail, which refuses the record (the connector's errors.tolerance decides"
                    + " what follows).",
                GROUP,
                2,
                Width.SHORT,
                "When it is null",
                ON_NULL_VALUES);
    return ExpressionKeys.defineTypes(definition, GROUP, 3);
  }

  @Override
  public void configure(Map<String, ?> props) {
    UnknownTransformKeys.refuse(props.keySet(), CONFIG_DEF);
    AbstractConfig config = WholeConfig.check(CONFIG_DEF, props);
    List<Column> columns = ExpressionKeys.types(config.values());
    Map<String, Column> types = new LinkedHashMap<>();
    columns.forEach(column -> types.put(column.name(), column));
    condition =
        new Condition(
            Objects.requireNonNull(
                ExpressionKeys.compile(config.getString(CONDITION), columns, new Problems())),
            types,
            ON_NULL_VALUES.parse(config.getString(ON_NULL)));
  }

  @Override
  public ConfigDef config() {
    return CONFIG_DEF;
  }

  @Override
  public boolean test(R record) {
    Condition ready = condition;
    if (ready == null) {
      throw new ConnectException("When was not configured. Call configure before test.");
    }
    try {
      return holds(record, ready);
    } catch (BadValueException e) {
      throw BadRecord.failure(
          "When could not decide on the record",
          record,
          e,
          "Mend the condition or what writes such records.");
    }
  }

  private boolean holds(R record, Condition ready) {
    Object value =
        ready.expression().evaluate(new RecordVariables(record, record.value(), ready.types()));
    if (value instanceof Boolean holds) {
      return holds;
    }
    if (value != null) {
      throw new BadValueException("the condition is neither true nor false");
    }
    if (ready.onNull() == OnNull.FAIL) {
      throw new BadValueException("the condition is null; on.null says what that means");
    }
    return ready.onNull() == OnNull.TRUE;
  }

  @Override
  public String version() {
    return PluginVersion.of(When.class);
  }

  @Override
  public void close() {
    condition = null;
  }
}
