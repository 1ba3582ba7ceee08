package io.tributary.connect.jdbcagg.jsqlparser;

import io.tributary.connect.jdbcagg.compute.Typing;
import io.tributary.connect.jdbcagg.query.Expression;
import io.tributary.connect.jdbcagg.query.Expression.Literal;
import io.tributary.connect.jdbcagg.query.PlanRefusedException;
import io.tributary.connect.jdbcagg.query.ScalarFunction;
import io.tributary.connect.kit.config.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.TrimFunction;

/** Reads calls of functions of single values. */
final class FunctionReader {

  /** Other names of what we have. */
  private static final Map<String, ScalarFunction> SYNONYMS =
      Map.ofEntries(
          Map.entry("CEILING", ScalarFunction.CEIL),
          Map.entry("SUBSTR", ScalarFunction.SUBSTRING),
          Map.entry("MID", ScalarFunction.SUBSTRING),
          Map.entry("LCASE", ScalarFunction.LOWER),
          Map.entry("UCASE", ScalarFunction.UPPER),
          Map.entry("IFNULL", ScalarFunction.COALESCE),
          Map.entry("CHARACTER_LENGTH", ScalarFunction.CHAR_LENGTH),
          Map.entry("DAYOFMONTH", ScalarFunction.DAY));

  /** What other systems have, and what does the same here. */
  private static final Map<String, String> ADVICE =
      Map.ofEntries(
          Map.entry("LENGTH", "CHAR_LENGTH (characters, not bytes)"),
          Map.entry("NVL", "COALESCE"),
          Map.entry("TO_TIMESTAMP", "FROM_UNIXTIME for seconds, FROM_MILLIS for milliseconds"),
          Map.entry("TIMESTAMP_MILLIS", "FROM_MILLIS"),
          Map.entry("TIMESTAMP_SECONDS", "FROM_UNIXTIME"),
          Map.entry("LEFT", "SUBSTRING(x, 1, n)"),
          Map.entry("RIGHT", "SUBSTRING(x, -n)"),
          Map.entry("POWER", "multiplication"),
          Map.entry("TRUNCATE", "FLOOR or ROUND"),
          Map.entry("DATE_FORMAT", "DATE, DATE_TRUNC, YEAR, MONTH or DAY"));

  private static final Set<ScalarFunction> PARTS =
      EnumSet.of(
          ScalarFunction.YEAR,
          ScalarFunction.MONTH,
          ScalarFunction.DAY,
          ScalarFunction.HOUR,
          ScalarFunction.MINUTE,
          ScalarFunction.SECOND);

  private static final int BRANCHES_OF_IF = 3;

  private final Refusals refusals;
  private final ExpressionReader expressions;

  FunctionReader(Refusals refusals, ExpressionReader expressions) {
    this.refusals = refusals;
    this.expressions = expressions;
  }

  /** Whether a name, in upper case, is one of a function of single values. */
  static boolean isFunction(String name) {
    return find(name).isPresent() || name.equals("IF") || ADVICE.containsKey(name);
  }

  Expression read(Function call) throws PlanRefusedException {
    String name = call.getName().toUpperCase(Locale.ROOT);
    List<net.sf.jsqlparser.expression.Expression> written = arguments(call);
    if (name.equals("IF") && written.size() == BRANCHES_OF_IF) {
      return new Expression.Case(
          List.of(
              new Expression.Case.Branch(
                  expressions.predicates().read(written.get(0)), expressions.read(written.get(1)))),
          expressions.read(written.get(2)));
    }
    ScalarFunction function = find(name).orElse(null);
    if (function == null) {
      throw unknown(call, name);
    }
    List<Expression> operands = new ArrayList<>();
    for (net.sf.jsqlparser.expression.Expression argument : written) {
      operands.add(expressions.read(argument));
    }
    if (!function.takes(operands.size())) {
      throw refusals.at(
          call,
          "%s has %d operands".formatted(call, operands.size()),
          "%s takes %s.".formatted(name, function.arity()));
    }
    if (function == ScalarFunction.DATE_TRUNC) {
      checkUnit(call, operands.get(0));
    }
    return new Expression.Call(function, operands);
  }

  /** TRIM, which the parser knows by itself. */
  Expression trim(TrimFunction trim) throws PlanRefusedException {
    if (trim.getTrimSpecification() != null || trim.getFromExpression() != null) {
      throw refusals.at(trim, trim + " is not supported", "Write TRIM(<text>), or use REPLACE.");
    }
    return new Expression.Call(
        ScalarFunction.TRIM, List.of(expressions.read(trim.getExpression())));
  }

  /** {@code EXTRACT(YEAR FROM t)}: {@code YEAR(t)}. */
  Expression extract(ExtractExpression extract) throws PlanRefusedException {
    String part = extract.getName().toUpperCase(Locale.ROOT);
    ScalarFunction function = find(part).filter(PARTS::contains).orElse(null);
    if (function == null) {
      throw refusals.at(extract, extract + " is not supported", "Extract one of " + PARTS + ".");
    }
    return new Expression.Call(function, List.of(expressions.read(extract.getExpression())));
  }

  /** The arguments, once it is sure that the call holds nothing else, such as DISTINCT. */
  private List<net.sf.jsqlparser.expression.Expression> arguments(Function call)
      throws PlanRefusedException {
    Function plain = new Function();
    plain.setName(call.getName());
    plain.setParameters(call.getParameters());
    if (!plain.toString().equals(call.toString()) || call.getMultipartName().size() > 1) {
      throw refusals.at(
          call, call + " is not supported", "Supported: a function's name and its operands.");
    }
    List<net.sf.jsqlparser.expression.Expression> arguments = new ArrayList<>();
    if (call.getParameters() != null) {
      for (Object argument : call.getParameters()) {
        arguments.add((net.sf.jsqlparser.expression.Expression) argument);
      }
    }
    return arguments;
  }

  private void checkUnit(Function call, Expression unit) throws PlanRefusedException {
    boolean known =
        unit instanceof Literal literal
            && literal.value() instanceof String name
            && Typing.TIME_UNITS.contains(name.toLowerCase(Locale.ROOT));
    if (!known) {
      throw refusals.at(
          call,
          call + " does not name a unit",
          "Write DATE_TRUNC('<unit>', <time>) with one of " + Typing.TIME_UNITS + ".");
    }
  }

  private PlanRefusedException unknown(Function call, String name) {
    if (AggregateReader.isAggregate(name)) {
      return refusals.at(
          call,
          "aggregate " + call + " stands inside an expression",
          "Give it a column of its own, and compute with the columns where you read the table.");
    }
    if (WindowReader.isWindow(name)) {
      return refusals.at(
          call, call + " stands inside an expression", "Put the window into GROUP BY.");
    }
    String meant =
        Optional.ofNullable(ADVICE.get(name))
            .or(() -> Suggestion.closest(name, known()))
            .orElse("");
    return refusals.at(
        call,
        "function " + call.getName() + " is unknown",
        (meant.isEmpty() ? "" : "Did you mean " + meant + "? ")
            + "Supported: "
            + known().stream().collect(Collectors.joining(", "))
            + ".");
  }

  private static Optional<ScalarFunction> find(String name) {
    Optional<ScalarFunction> known =
        Arrays.stream(ScalarFunction.values())
            .filter(
                function ->
                    function.name().equals(name)
                        && (!function.isOperator() || function == ScalarFunction.MOD))
            .findFirst();
    return known.or(() -> Optional.ofNullable(SYNONYMS.get(name)));
  }

  private static List<String> known() {
    return Stream.concat(
            Arrays.stream(ScalarFunction.values())
                .filter(function -> !function.isOperator())
                .map(ScalarFunction::name),
            Stream.of("IF", "IFNULL", "MOD", "EXTRACT"))
        .sorted()
        .toList();
  }
}
