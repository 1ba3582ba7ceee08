package io.tributary.connect.jdbcagg.jsqlparser;

import io.tributary.connect.jdbcagg.query.AggregateFunction;
import io.tributary.connect.jdbcagg.query.Expression.Literal;
import io.tributary.connect.jdbcagg.query.OutputColumn;
import io.tributary.connect.jdbcagg.query.PlanRefusedException;
import io.tributary.connect.jdbcagg.query.Predicate;
import io.tributary.connect.kit.config.Suggestion;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.sf.jsqlparser.expression.Expression;
import org.jspecify.annotations.Nullable;

/** Reads calls of aggregate functions. */
final class AggregateReader {

  /** What other systems call our functions. */
  private static final Map<String, String> OTHER_NAMES =
      Map.ofEntries(
          Map.entry("AVERAGE", "AVG"),
          Map.entry("MEAN", "AVG"),
          Map.entry("TOTAL", "SUM"),
          Map.entry("LAST_VALUE", "LAST"),
          Map.entry("LATEST", "LAST"),
          Map.entry("LATEST_BY_OFFSET", "LAST"),
          Map.entry("ANY_VALUE", "LAST"),
          Map.entry("ARG_MAX", "LAST(x ORDER BY y)"),
          Map.entry("MAX_BY", "LAST(x ORDER BY y)"),
          Map.entry("FIRST_VALUE", "FIRST"),
          Map.entry("EARLIEST", "FIRST"),
          Map.entry("EARLIEST_BY_OFFSET", "FIRST"),
          Map.entry("ARG_MIN", "FIRST(x ORDER BY y)"),
          Map.entry("MIN_BY", "FIRST(x ORDER BY y)"),
          Map.entry("COUNT_IF", "COUNT(*) FILTER (WHERE ..)"),
          Map.entry("COUNTIF", "COUNT(*) FILTER (WHERE ..)"),
          Map.entry("SUM_IF", "SUM(x) FILTER (WHERE ..)"),
          Map.entry("PERCENTILE_CONT", "PERCENTILE(x, 0.5)"),
          Map.entry("QUANTILE", "PERCENTILE(x, 0.5)"),
          Map.entry("PERCENTILE_APPROX", "APPROX_PERCENTILE(x, 0.5)"),
          Map.entry("APPROX_DISTINCT", "APPROX_COUNT_DISTINCT"),
          Map.entry("COUNT_DISTINCT", "COUNT(DISTINCT x)"));

  private static final String FORM = "Write %s(<expression>) [FILTER (WHERE <condition>)].";

  private final Refusals refusals;
  private final ExpressionReader expressions;

  AggregateReader(Refusals refusals, ExpressionReader expressions) {
    this.refusals = refusals;
    this.expressions = expressions;
  }

  /** Whether a name, in upper case, is one of an aggregate, of ours or of another system. */
  static boolean isAggregate(String name) {
    return find(name, false).isPresent() || OTHER_NAMES.containsKey(name);
  }

  /** The aggregates, as a message lists them. */
  static String known() {
    return Arrays.stream(AggregateFunction.values())
        .map(function -> function.isDistinct() ? "COUNT(DISTINCT x)" : function.callName())
        .collect(Collectors.joining(", "));
  }

  /** The name that is meant by one that is not ours. */
  static Optional<String> meant(String name) {
    List<String> names =
        Arrays.stream(AggregateFunction.values()).map(AggregateFunction::callName).toList();
    return Optional.ofNullable(OTHER_NAMES.get(name)).or(() -> Suggestion.closest(name, names));
  }

  OutputColumn.Aggregate read(AggregateCall call, String column) throws PlanRefusedException {
    String name = call.name().toUpperCase(Locale.ROOT);
    AggregateFunction function = find(name, call.distinct()).orElse(null);
    if (function == null) {
      throw call.distinct() && find(name, false).isPresent()
          ? refusals.at(call.node(), "DISTINCT in " + call, "COUNT alone takes DISTINCT.")
          : unknown(call, name);
    }
    List<Expression> arguments = call.arguments();
    io.tributary.connect.jdbcagg.query.@Nullable Expression argument = argument(call, function);
    io.tributary.connect.jdbcagg.query.@Nullable Expression order = order(call, function);
    BigDecimal fraction =
        function.takesFraction() && arguments.size() == 2
            ? fraction(call, expressions.read(arguments.get(1)))
            : null;
    boolean second = function.isOrdered() || function.takesFraction();
    if (arguments.size() > (second ? 2 : 1) || (function.takesFraction() && fraction == null)) {
      throw form(call, function);
    }
    Predicate filter = call.filter() == null ? null : expressions.predicates().read(call.filter());
    return new OutputColumn.Aggregate(column, function, argument, order, filter, fraction);
  }

  private io.tributary.connect.jdbcagg.query.@Nullable Expression argument(
      AggregateCall call, AggregateFunction function) throws PlanRefusedException {
    if (call.ofAll()) {
      if (function == AggregateFunction.COUNT) {
        return null;
      }
      throw refusals.at(call.node(), call + " has no argument", "COUNT alone takes *.");
    }
    if (call.arguments().isEmpty()) {
      throw form(call, function);
    }
    return expressions.read(call.arguments().get(0));
  }

  private io.tributary.connect.jdbcagg.query.@Nullable Expression order(
      AggregateCall call, AggregateFunction function) throws PlanRefusedException {
    boolean second = function.isOrdered() && call.arguments().size() == 2;
    if (call.orderBy() != null && (second || !function.isOrdered())) {
      throw refusals.at(
          call.node(),
          "ORDER BY in " + call + " is not supported",
          "FIRST and LAST alone take one: LAST(x ORDER BY y).");
    }
    if (second) {
      return expressions.read(call.arguments().get(1));
    }
    return call.orderBy() == null ? null : expressions.read(call.orderBy());
  }

  private BigDecimal fraction(
      AggregateCall call, io.tributary.connect.jdbcagg.query.Expression written)
      throws PlanRefusedException {
    if (written instanceof Literal literal && literal.value() instanceof Number number) {
      BigDecimal fraction = new BigDecimal(number.toString());
      if (fraction.signum() >= 0 && fraction.compareTo(BigDecimal.ONE) <= 0) {
        return fraction;
      }
    }
    throw refusals.at(
        call.node(),
        call + " has no fraction from 0 to 1",
        "Write " + call.name() + "(<expression>, 0.95) for the 95th percentile.");
  }

  private PlanRefusedException form(AggregateCall call, AggregateFunction function) {
    String form =
        switch (function) {
          case COUNT -> "Write COUNT(*), COUNT(<expression>) or COUNT(DISTINCT <expression>).";
          case COUNT_DISTINCT -> "Write COUNT(DISTINCT <expression>); join several by CONCAT.";
          case PERCENTILE, APPROX_PERCENTILE ->
              "Write " + function + "(<expression>, 0.95) for the 95th percentile.";
          case FIRST, LAST -> "Write %s(x) or %s(x ORDER BY y).".formatted(function, function);
          default -> FORM.formatted(function);
        };
    return refusals.at(call.node(), call + " has too few or too many arguments", form);
  }

  private PlanRefusedException unknown(AggregateCall call, String name) {
    return refusals.at(
        call.node(),
        "function " + call.name() + " is unknown",
        meant(name).map(meant -> "Did you mean " + meant + "? ").orElse("")
            + "Supported: "
            + known()
            + ".");
  }

  private static Optional<AggregateFunction> find(String name, boolean distinct) {
    return Arrays.stream(AggregateFunction.values())
        .filter(known -> known.callName().equals(name) && known.isDistinct() == distinct)
        .findFirst();
  }
}
