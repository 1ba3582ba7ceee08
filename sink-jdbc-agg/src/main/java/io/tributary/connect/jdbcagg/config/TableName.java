package io.tributary.connect.jdbcagg.config;

import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * The name of the table that a topic's rows go to.
 *
 * @param template may hold {@value #TOPIC}
 */
public record TableName(String template) {

  static final String TOPIC = "${topic}";

  private static final Pattern VALID = Pattern.compile("(\\$\\{topic}|[A-Za-z0-9_$-])+");
  private static final Pattern OTHERS = Pattern.compile("[^A-Za-z0-9_$-]");

  /** The table of a topic. What a plain name does not hold, such as dots, becomes an underscore. */
  public String of(String topic) {
    return template.replace(TOPIC, OTHERS.matcher(topic).replaceAll("_"));
  }

  /** Whether each topic has a table of its own. */
  public boolean perTopic() {
    return template.contains(TOPIC);
  }

  /** Refuses what is no name. */
  record Validator() implements ConfigDef.Validator {
    @Override
    public void ensureValid(String key, @Nullable Object value) {
      if (value != null && !VALID.matcher(value.toString()).matches()) {
        throw new ConfigException(key, value, "must be " + this);
      }
    }

    @Override
    public String toString() {
      return "letters, digits, _, $, - and " + TOPIC;
    }
  }
}
