package io.tributary.connect.http.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * What a request costs: always the same, or more for a larger area on the map.
 *
 * @param sides request parameters for south, west, north and east in degrees; empty for one cost
 * @param steps costs by area, ascending; the last one has no bound
 */
public record RequestCost(List<String> sides, List<Step> steps) {

  private static final Pattern FIXED = Pattern.compile("\\d{1,9}");
  private static final Pattern AREA = Pattern.compile("area\\(([^()]+)\\):(.+)");
  private static final Pattern STEP = Pattern.compile("(\\d{1,9}|\\*)=(\\d{1,9})");
  private static final int SIDES = 4;

  /**
   * What a request costs up to an area.
   *
   * @param area largest area in square degrees that costs this much
   */
  public record Step(double area, long cost) {}

  public RequestCost {
    sides = List.copyOf(sides);
    steps = List.copyOf(steps);
  }

  static RequestCost parse(String text) {
    if (FIXED.matcher(text).matches()) {
      return new RequestCost(
          List.of(), List.of(new Step(Double.POSITIVE_INFINITY, Long.parseLong(text))));
    }
    Matcher area = AREA.matcher(text);
    if (!area.matches()) {
      throw refusal(text);
    }
    List<String> sides = Arrays.stream(area.group(1).split(",", -1)).map(String::trim).toList();
    List<Step> steps = new ArrayList<>();
    for (String entry : area.group(2).split(",", -1)) {
      Matcher step = STEP.matcher(entry.trim());
      if (!step.matches()) {
        throw refusal(text);
      }
      boolean last = step.group(1).equals("*");
      steps.add(
          new Step(
              last ? Double.POSITIVE_INFINITY : Double.parseDouble(step.group(1)),
              Long.parseLong(step.group(2))));
    }
    boolean ascending = true;
    for (int i = 1; i < steps.size(); i++) {
      ascending &= steps.get(i - 1).area < steps.get(i).area;
    }
    if (sides.size() != SIDES
        || !ascending
        || steps.get(steps.size() - 1).area != Double.POSITIVE_INFINITY) {
      throw refusal(text);
    }
    return new RequestCost(sides, steps);
  }

  private static ConfigException refusal(String text) {
    return new ConfigException(
        "'"
            + text
            + "' is neither a number nor of the form area(south,west,north,east):25=1,100=2,*=4"
            + " with ascending areas and * at the end");
  }

  /**
   * The credits of one request.
   *
   * @param parameter value of a request parameter by its name, null where there is none
   */
  public long of(Function<String, @Nullable String> parameter) {
    double area = area(parameter);
    return steps.stream().filter(step -> area <= step.area).findFirst().orElseThrow().cost;
  }

  private double area(Function<String, @Nullable String> parameter) {
    double[] degrees = new double[SIDES];
    for (int i = 0; i < sides.size(); i++) {
      String value = parameter.apply(sides.get(i));
      try {
        degrees[i] = value == null ? Double.NaN : Double.parseDouble(value);
      } catch (NumberFormatException e) {
        degrees[i] = Double.NaN;
      }
    }
    double area = (degrees[2] - degrees[0]) * (degrees[3] - degrees[1]);
    return Double.isNaN(area) || sides.isEmpty() ? Double.POSITIVE_INFINITY : Math.abs(area);
  }
}
