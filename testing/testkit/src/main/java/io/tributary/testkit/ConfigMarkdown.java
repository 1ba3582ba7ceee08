package io.tributary.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;

/** Renders the reference of a {@code ConfigDef} as Markdown, a table per group. */
public final class ConfigMarkdown {

  private static final String UNGROUPED = "General";

  private ConfigMarkdown() {}

  /**
   * The page as {@code docs/config/<plugin>.md} keeps it.
   *
   * @param title the page's heading
   * @param definition groups and keys are listed in the order in which they were defined
   */
  public static String render(String title, ConfigDef definition) {
    Map<String, List<ConfigDef.ConfigKey>> groups =
        definition.configKeys().values().stream()
            .filter(key -> !key.internalConfig)
            .collect(
                Collectors.groupingBy(
                    key -> key.group == null ? UNGROUPED : key.group,
                    LinkedHashMap::new,
                    Collectors.toList()));
    StringBuilder page = new StringBuilder("# ").append(title).append("\n");
    groups.forEach(
        (group, keys) -> {
          page.append("\n## ").append(group).append("\n\n");
          page.append("| key | type | default | valid values | importance | meaning |\n");
          page.append("|---|---|---|---|---|---|\n");
          keys.forEach(key -> page.append(row(key)));
        });
    return page.toString();
  }

  private static String row(ConfigDef.ConfigKey key) {
    return "| `%s` | %s | %s | %s | %s | %s |%n"
        .formatted(
            key.name,
            key.type.name().toLowerCase(Locale.ROOT),
            defaultOf(key),
            key.validator == null ? "" : cell(key.validator.toString()),
            key.importance.name().toLowerCase(Locale.ROOT),
            cell(key.documentation))
        .replace(System.lineSeparator(), "\n");
  }

  private static String defaultOf(ConfigDef.ConfigKey key) {
    if (!key.hasDefault()) {
      return "required";
    }
    if (key.defaultValue == null) {
      return "none";
    }
    String text =
        key.defaultValue instanceof List<?> items
            ? items.stream().map(Object::toString).collect(Collectors.joining(","))
            : key.defaultValue.toString();
    return text.isEmpty() ? "empty" : "`" + text + "`";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ");
  }
}
