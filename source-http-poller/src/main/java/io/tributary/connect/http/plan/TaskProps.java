package io.tributary.connect.http.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.connect.http.model.SourceKey;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Carries a share from the connector to its task, in two props that no user writes: {@code
 * task.units=alias?name=value,alias?name=value} and {@code task.budget.shares=alias=2}.
 */
public final class TaskProps {

  private static final String UNITS = "task.units";
  private static final String BUDGET_SHARES = "task.budget.shares";

  private TaskProps() {}

  /** The props that say what a task serves. */
  public static Map<String, String> write(TaskShare share) {
    return Map.of(
        UNITS, share.units().stream().map(TaskProps::text).collect(Collectors.joining(",")),
        BUDGET_SHARES,
            new TreeMap<>(share.budgetShares())
                .entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue())
                    .collect(Collectors.joining(",")));
  }

  /** Whether props come from the connector, and not from a person. */
  public static boolean isIn(Map<String, String> props) {
    return props.containsKey(UNITS);
  }

  /** What the props say. */
  public static TaskShare read(Map<String, String> props) {
    Map<String, Integer> shares = new HashMap<>();
    for (String entry : split(props.getOrDefault(BUDGET_SHARES, ""), ",")) {
      int equals = entry.lastIndexOf('=');
      shares.put(entry.substring(0, equals), Integer.valueOf(entry.substring(equals + 1)));
    }
    return new TaskShare(
        split(props.getOrDefault(UNITS, ""), ",").stream().map(TaskProps::unit).toList(), shares);
  }

  private static String text(SourceKey unit) {
    if (unit.partition().isEmpty()) {
      return unit.endpoint();
    }
    return unit.endpoint()
        + new TreeMap<>(unit.partition())
            .entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&", "?", ""));
  }

  private static SourceKey unit(String text) {
    int question = text.indexOf('?');
    if (question < 0) {
      return new SourceKey(text, Map.of());
    }
    Map<String, String> partition = new HashMap<>();
    for (String pair : split(text.substring(question + 1), "&")) {
      int equals = pair.indexOf('=');
      partition.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
    }
    return new SourceKey(text.substring(0, question), partition);
  }

  private static List<String> split(String text, String separator) {
    return text.isEmpty() ? List.of() : Arrays.asList(text.split(separator, -1));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, UTF_8);
  }
}
