package io.tributary.connect.jdbcagg.jsqlparser;

import io.tributary.connect.jdbcagg.query.AggregateFunction;
import io.tributary.connect.jdbcagg.query.Expression.Field;
import io.tributary.connect.jdbcagg.query.Expression.Source;
import io.tributary.connect.jdbcagg.query.OutputColumn;
import io.tributary.connect.jdbcagg.query.PlanRefusedException;
import io.tributary.connect.jdbcagg.query.Window;
import io.tributary.connect.kit.config.Suggestion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.DateUnitExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.IntervalExpression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.jspecify.annotations.Nullable;

/** Reads the items of a SELECT list: fields, the window, aggregates. */
final class SelectItemReader {

  /** The functions that tables keep. */
  private static final Set<AggregateFunction> KEPT =
      EnumSet.of(
          AggregateFunction.COUNT,
          AggregateFunction.SUM,
          AggregateFunction.AVG,
          AggregateFunction.MIN,
          AggregateFunction.MAX,
          AggregateFunction.LAST);

  static final String KNOWN = "COUNT(*), COUNT, SUM, AVG, MIN, MAX, LAST";

  private static final String TUMBLE = "TUMBLE";

  /** What other systems call our functions. */
  private static final Map<String, String> OTHER_NAMES =
      Map.ofEntries(
          Map.entry("AVERAGE", "AVG"),
          Map.entry("MEAN", "AVG"),
          Map.entry("TOTAL", "SUM"),
          Map.entry("LEAST", "MIN"),
          Map.entry("GREATEST", "MAX"),
          Map.entry("LAST_VALUE", "LAST"),
          Map.entry("LATEST", "LAST"),
          Map.entry("LATEST_BY_OFFSET", "LAST"),
          Map.entry("ANY_VALUE", "LAST"),
          Map.entry("TIME_BUCKET", TUMBLE),
          Map.entry("DATE_TRUNC", TUMBLE),
          Map.entry("TUMBLE_START", TUMBLE));

  private static final Map<String, Duration> UNITS =
      Map.of(
          "SECOND", Duration.ofSeconds(1),
          "MINUTE", Duration.ofMinutes(1),
          "HOUR", Duration.ofHours(1),
          "DAY", Duration.ofDays(1));

  private static final Pattern SIZE =
      Pattern.compile("(?:INTERVAL )?'?(\\d{1,6})'? ([A-Z]+?)S?", Pattern.CASE_INSENSITIVE);

  private static final int MOST_UNITS = 100_000;

  private final Refusals refusals;
  private final Names names;

  SelectItemReader(Refusals refusals, Names names) {
    this.refusals = refusals;
    this.names = names;
  }

  OutputColumn read(SelectItem<?> item) throws PlanRefusedException {
    Expression expression = item.getExpression();
    Alias alias = item.getAlias();
    if (expression instanceof Column column) {
      Field field = field(column);
      String last = field.path().get(field.path().size() - 1);
      return new OutputColumn.Group(
          alias == null ? names.checkedColumn(last) : names.column(alias.getName()), field);
    }
    if (expression instanceof Function function) {
      String name = function.getName().toUpperCase(Locale.ROOT);
      if (alias == null) {
        throw refusals.of(expression + " has no name for its column", "Add AS <column> behind it.");
      }
      String column = names.column(alias.getName());
      return name.equals(TUMBLE)
          ? new OutputColumn.WindowBound(column, OutputColumn.WindowBound.Bound.START)
          : aggregate(function, column);
    }
    if (expression instanceof AnalyticExpression) {
      throw refusals.unsupported("OVER or FILTER in " + expression);
    }
    if (expression instanceof DateUnitExpression) {
      throw refusals.of(
          expression + " in the SELECT list is a unit of time to SQL",
          "Put the field's name between backticks.");
    }
    throw refusals.unsupported(expression + " in the SELECT list");
  }

  /** The window that a TUMBLE call describes. */
  Window window(Function function) throws PlanRefusedException {
    List<Expression> arguments = arguments(function);
    if (!function.getName().equalsIgnoreCase(TUMBLE)
        || arguments.size() != 2
        || !(arguments.get(0) instanceof Column field)
        || !(arguments.get(1) instanceof IntervalExpression interval)) {
      throw refusals.of(
          function + " is not a tumbling window",
          "Write TUMBLE(<time field>, INTERVAL '<n>' SECOND|MINUTE|HOUR|DAY).");
    }
    return new Window.Tumble(field(field), size(interval));
  }

  Field field(Column column) throws PlanRefusedException {
    return new Field(Source.VALUE, names.path(column));
  }

  private OutputColumn.Aggregate aggregate(Function call, String column)
      throws PlanRefusedException {
    AggregateFunction function = function(call);
    List<Expression> arguments = arguments(call);
    if (arguments.size() == 1 && arguments.get(0) instanceof Column field) {
      return new OutputColumn.Aggregate(column, function, field(field));
    }
    boolean ofAll = arguments.size() == 1 && arguments.get(0).getClass() == AllColumns.class;
    if (ofAll && function == AggregateFunction.COUNT) {
      return new OutputColumn.Aggregate(column, function, null);
    }
    throw refusals.of(
        call + " takes more than one field, or an expression",
        "Give the name of one field, or COUNT(*); compute values with a transform before the"
            + " sink.");
  }

  private AggregateFunction function(Function call) throws PlanRefusedException {
    String name = call.getName().toUpperCase(Locale.ROOT);
    for (AggregateFunction known : AggregateFunction.values()) {
      if (KEPT.contains(known) && known.name().equals(name)) {
        return known;
      }
    }
    throw refusals.of("function " + call.getName() + " is unknown", hint(name));
  }

  private static String hint(String name) {
    List<String> known =
        Stream.concat(Stream.of(TUMBLE), KEPT.stream().map(AggregateFunction::name)).toList();
    @Nullable String meant =
        OTHER_NAMES.getOrDefault(name, Suggestion.closest(name, known).orElse(null));
    String supported = "Supported: " + KNOWN + " and TUMBLE.";
    return meant == null ? supported : "Did you mean " + meant + "? " + supported;
  }

  /** The arguments, once it is sure that the call holds nothing else, such as DISTINCT. */
  private List<Expression> arguments(Function call) throws PlanRefusedException {
    Function plain = new Function();
    plain.setName(call.getName());
    plain.setParameters(call.getParameters());
    if (!plain.toString().equals(call.toString())) {
      throw refusals.of(
          "DISTINCT, ALL, ORDER BY or FILTER in " + call + " is not supported",
          "Supported: the function with one field.");
    }
    if (call.getParameters() == null) {
      return List.of();
    }
    List<Expression> arguments = new ArrayList<>();
    for (Object argument : call.getParameters()) {
      arguments.add((Expression) argument);
    }
    return arguments;
  }

  /** Read from the interval's text, which the parser writes in one form for all it accepts. */
  private Duration size(IntervalExpression interval) throws PlanRefusedException {
    Matcher text = SIZE.matcher(interval.toString());
    if (text.matches()) {
      int units = Integer.parseInt(text.group(1));
      Duration one = UNITS.get(text.group(2).toUpperCase(Locale.ROOT));
      if (one != null && units >= 1 && units <= MOST_UNITS) {
        return one.multipliedBy(units);
      }
    }
    throw refusals.of(
        interval + " is not a window's size",
        "Write INTERVAL '<n>' with SECOND, MINUTE, HOUR or DAY and n from 1 to "
            + MOST_UNITS
            + ".");
  }
}
