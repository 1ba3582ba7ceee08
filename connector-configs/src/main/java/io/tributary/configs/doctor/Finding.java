package io.tributary.configs.doctor;

import java.util.Locale;

/**
 * One thing that is wrong.
 *
 * @param file name of the file
 * @param key of its config
 * @param reason holds no secret and no value of a record
 * @param whatToDo a sentence; empty where the reason tells it
 */
record Finding(Severity severity, String file, String key, String reason, String whatToDo) {

  /** What becomes of a setup with such a finding. */
  enum Severity {
    /** It is refused, stops, or is wrong in what it writes. */
    ERROR,
    /** It may be meant so; else it loses or doubles records, or wastes something. */
    WARNING,
    /** What could not be looked into. */
    NOTE
  }

  String line() {
    String severityName = severity.name().toLowerCase(Locale.ROOT);
    String text = "%-7s %s:%s: %s".formatted(severityName, file, key, oneLine(reason));
    return whatToDo.isEmpty() ? text : text + ". " + oneLine(whatToDo);
  }

  private static String oneLine(String text) {
    String line = text.strip().replaceAll("\\s*\\R\\s*", " ");
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }
}
