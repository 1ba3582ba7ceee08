package io.tributary.configs.doctor;

import io.tributary.configs.doctor.Finding.Severity;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What was found, each once. */
final class Findings {

  private final Set<Finding> found = new LinkedHashSet<>();

  void error(ConnectorConfig config, String key, String reason, String whatToDo) {
    found.add(new Finding(Severity.ERROR, config.file(), key, reason, whatToDo));
  }

  void warning(ConnectorConfig config, String key, String reason, String whatToDo) {
    found.add(new Finding(Severity.WARNING, config.file(), key, reason, whatToDo));
  }

  void note(ConnectorConfig config, String key, String reason, String whatToDo) {
    found.add(new Finding(Severity.NOTE, config.file(), key, reason, whatToDo));
  }

  /** By file, the worst first. */
  List<Finding> sorted() {
    return found.stream()
        .sorted(
            Comparator.comparing(Finding::file)
                .thenComparing(Finding::severity)
                .thenComparing(Finding::key))
        .toList();
  }

  /** Whether nothing is wrong; what could not be looked into does not count. */
  boolean clean() {
    return found.stream().allMatch(finding -> finding.severity() == Severity.NOTE);
  }
}
