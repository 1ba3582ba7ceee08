package io.tributary.connect.jdbcagg.jsqlparser;

import io.tributary.connect.jdbcagg.query.Expression;
import io.tributary.connect.jdbcagg.query.PlanRefusedException;
import io.tributary.connect.jdbcagg.query.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.IntervalExpression;

/** Reads the calls that describe windows. */
final class WindowReader {

  private static final String TUMBLE = "TUMBLE";
  private static final String HOP = "HOP";
  private static final String SESSION = "SESSION";

  private static final Set<String> NAMES = Set.of(TUMBLE, HOP, SESSION);

  /** What other systems call them. */
  private static final Map<String, String> OTHER_NAMES =
      Map.of(
          "TIME_BUCKET",
          TUMBLE,
          "TUMBLING",
          TUMBLE,
          "TUMBLE_START",
          "TUMBLE in GROUP BY, and WINDOW_START",
          "TUMBLE_END",
          "TUMBLE in GROUP BY, and WINDOW_END",
          "HOPPING",
          HOP,
          "HOP_START",
          "HOP in GROUP BY, and WINDOW_START",
          "SLIDE",
          HOP,
          "SESSION_START",
          "SESSION in GROUP BY, and WINDOW_START");

  private static final Map<String, Duration> UNITS =
      Map.of(
          "SECOND", Duration.ofSeconds(1),
          "MINUTE", Duration.ofMinutes(1),
          "HOUR", Duration.ofHours(1),
          "DAY", Duration.ofDays(1));

  private static final Pattern SIZE =
      Pattern.compile("(?:INTERVAL )?'?(\\d{1,6})'? ([A-Z]+?)S?", Pattern.CASE_INSENSITIVE);

  private static final int MOST_UNITS = 100_000;

  /** Each record is folded into so many groups. */
  private static final long LARGEST_OVERLAP = 1_000;

  private final Refusals refusals;
  private final ExpressionReader expressions;

  WindowReader(Refusals refusals, ExpressionReader expressions) {
    this.refusals = refusals;
    this.expressions = expressions;
  }

  /** Whether a name, in upper case, is one of a window, of ours or of another system. */
  static boolean isWindow(String name) {
    return NAMES.contains(name) || OTHER_NAMES.containsKey(name);
  }

  Window read(Function call) throws PlanRefusedException {
    String name = call.getName().toUpperCase(Locale.ROOT);
    if (!NAMES.contains(name)) {
      throw refusals.at(
          call,
          "function " + call.getName() + " is unknown",
          "Did you mean " + OTHER_NAMES.getOrDefault(name, TUMBLE) + "?");
    }
    List<net.sf.jsqlparser.expression.Expression> arguments = new ArrayList<>();
    if (call.getParameters() != null) {
      call.getParameters().forEach(arguments::add);
    }
    List<Duration> sizes = new ArrayList<>();
    for (net.sf.jsqlparser.expression.Expression argument :
        arguments.subList(Math.min(1, arguments.size()), arguments.size())) {
      if (!(argument instanceof IntervalExpression interval)) {
        throw form(call, name);
      }
      sizes.add(size(call, interval));
    }
    if (sizes.size() != (name.equals(HOP) ? 2 : 1)) {
      throw form(call, name);
    }
    Expression time = expressions.read(arguments.get(0));
    return switch (name) {
      case TUMBLE -> new Window.Tumble(time, sizes.get(0));
      case HOP -> hop(call, time, sizes);
      default -> new Window.Session(time, sizes.get(0));
    };
  }

  /** Systems differ in which interval comes first; the longer one can only be the size. */
  private Window hop(Function call, Expression time, List<Duration> sizes)
      throws PlanRefusedException {
    boolean sizeFirst = sizes.get(0).compareTo(sizes.get(1)) >= 0;
    Duration size = sizes.get(sizeFirst ? 0 : 1);
    Duration slide = sizes.get(sizeFirst ? 1 : 0);
    long overlap = size.toMillis() / slide.toMillis();
    if (size.toMillis() % slide.toMillis() != 0 || overlap > LARGEST_OVERLAP) {
      throw refusals.at(
          call,
          call + " does not divide its size by its slide",
          "Give a size that is a multiple of the slide, up to %d times."
              .formatted(LARGEST_OVERLAP));
    }
    return new Window.Hop(time, size, slide);
  }

  /** Read from the interval's text, which the parser writes in one form for all it accepts. */
  private Duration size(Function call, IntervalExpression interval) throws PlanRefusedException {
    Matcher text = SIZE.matcher(interval.toString());
    String unit = text.matches() ? text.group(2).toUpperCase(Locale.ROOT) : "";
    Duration one = UNITS.get(unit);
    int units = text.matches() ? Integer.parseInt(text.group(1)) : 0;
    if (one != null && units >= 1 && units <= MOST_UNITS) {
      return one.multipliedBy(units);
    }
    boolean calendar = Set.of("WEEK", "MONTH", "QUARTER", "YEAR").contains(unit);
    throw refusals.at(
        call,
        interval + " is not a window's size",
        calendar
            ? "Group by DATE_TRUNC('%s', <time>) for units of the calendar."
                .formatted(unit.toLowerCase(Locale.ROOT))
            : "Write INTERVAL '<n>' with SECOND, MINUTE, HOUR or DAY and n from 1 to "
                + MOST_UNITS
                + ".");
  }

  private PlanRefusedException form(Function call, String name) {
    String form =
        switch (name) {
          case TUMBLE -> "TUMBLE(<time>, INTERVAL '<n>' SECOND|MINUTE|HOUR|DAY)";
          case HOP -> "HOP(<time>, INTERVAL '<size>' <unit>, INTERVAL '<slide>' <unit>)";
          default -> "SESSION(<time>, INTERVAL '<gap>' SECOND|MINUTE|HOUR|DAY)";
        };
    return refusals.at(call, call + " is not a window", "Write " + form + ".");
  }
}
