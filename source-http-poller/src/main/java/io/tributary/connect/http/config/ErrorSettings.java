package io.tributary.connect.http.config;

import io.tributary.connect.kit.config.EnumValidator;
import io.tributary.connect.kit.config.KeyGroup;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * What becomes of answers that waiting does not mend.
 *
 * @param topic where records about them go; empty for nowhere
 */
public record ErrorSettings(ErrorBehavior behavior, String topic) {

  public static final String BEHAVIOR = "behavior.on.error";
  public static final String TOPIC = "errors.topic";

  private static final EnumValidator<ErrorBehavior> BEHAVIORS =
      EnumValidator.of(ErrorBehavior.class);

  static void define(KeyGroup group) {
    group
        .key(
            BEHAVIOR,
            ConfigDef.Type.STRING,
            "fail",
            BEHAVIORS,
            Importance.MEDIUM,
            "What an answer does that waiting does not mend, such as 403 or an address out of bounds:"
                + " fail the task; or ignore: park the endpoint for retry.backoff.max.ms, at least"
                + " until its next poll, and log an error each time; or topic: the same and a record"
                + " to errors.topic. With several endpoints in a task, fail stops them all.")
        .key(
            TOPIC,
            ConfigDef.Type.STRING,
            "",
            null,
            Importance.LOW,
            "Topic for records about bad answers (behavior.on.error=topic) and bad records"
                + " (behavior.on.record.error=topic): endpoint, address without the values of its"
                + " query, status, reason, and the first 1,000 characters of the answer. Secrets of"
                + " the config are taken out of these.");
  }

  static ErrorSettings from(AbstractConfig config) {
    return new ErrorSettings(BEHAVIORS.parse(config.getString(BEHAVIOR)), config.getString(TOPIC));
  }
}
