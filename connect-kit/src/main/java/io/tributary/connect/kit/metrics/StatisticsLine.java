package io.tributary.connect.kit.metrics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a task's gauges as one line of JSON: {@code {"connector":…,"task":…,<gauges of the
 * task>,"endpoints":{"a":{<gauges of endpoint a>},…}}}. By hand, as a kit that every plugin carries
 * brings no library along.
 */
final class StatisticsLine {

  private final StringBuilder json = new StringBuilder();

  private StatisticsLine() {}

  static String of(TaskName owner, List<TaskMetrics.Part> parts) {
    StatisticsLine line = new StatisticsLine();
    line.json.append('{');
    line.member("connector", owner.connector());
    line.member("task", owner.task());
    Map<String, Map<String, Gauges>> byKind = new LinkedHashMap<>();
    for (TaskMetrics.Part part : parts) {
      if (part.kind().isEmpty()) {
        line.members(part.gauges());
      } else {
        byKind
            .computeIfAbsent(part.kind() + "s", kind -> new LinkedHashMap<>())
            .put(part.name(), part.gauges());
      }
    }
    byKind.forEach(
        (kind, named) -> {
          line.begin(kind);
          named.forEach(
              (name, gauges) -> {
                line.begin(name);
                line.members(gauges);
                line.json.append('}');
              });
          line.json.append('}');
        });
    return line.json.append('}').toString();
  }

  private void members(Gauges gauges) {
    for (Gauges.Gauge gauge : gauges.all()) {
      member(gauge.name(), gauge.value().get());
    }
  }

  private void member(String name, Object value) {
    name(name);
    boolean bare =
        value instanceof Boolean
            || (value instanceof Number number && Double.isFinite(number.doubleValue()));
    if (bare) {
      json.append(value);
    } else {
      text(value.toString());
    }
  }

  private void begin(String name) {
    name(name);
    json.append('{');
  }

  private void name(String name) {
    if (json.charAt(json.length() - 1) != '{') {
      json.append(',');
    }
    text(name);
    json.append(':');
  }

  private void text(String text) {
    json.append('"');
    text.chars().forEach(this::character);
    json.append('"');
  }

  private void character(int character) {
    if (character == '"' || character == '\\') {
      json.append('\\').append((char) character);
    } else if (character < ' ' || character == '\u2028' || character == '\u2029') {
      json.append("\\u%04x".formatted(character));
    } else {
      json.append((char) character);
    }
  }
}
