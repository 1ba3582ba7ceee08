package io.tributary.connect.http.config;

import static org.apache.kafka.common.config.ConfigDef.Range.between;

import io.tributary.connect.kit.config.KeyGroup;
import java.time.Duration;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigException;

/**
 * Records that carry a position which no other record does.
 *
 * @param topic empty for none
 * @param interval shortest time between two of a unit
 */
public record HeartbeatSettings(String topic, Duration interval) {

  public static final String TOPIC = "heartbeat.topic";
  public static final String INTERVAL = "heartbeat.interval.ms";

  static void define(KeyGroup group) {
    group
        .key(
            TOPIC,
            ConfigDef.Type.STRING,
            "",
            Parsed.by("topic name", HeartbeatSettings::checkTopic),
            Importance.LOW,
            "Topic for a record whenever a poll without records has moved the position: Connect stores"
                + " offsets with records only, so without it a restart goes back to the last record's."
                + " Its key is the name of the endpoint or partition, its value the time.")
        .key(
            INTERVAL,
            ConfigDef.Type.LONG,
            60_000L,
            between(0L, 86_400_000L),
            Importance.LOW,
            "Shortest time in milliseconds between two such records of one endpoint or partition.");
  }

  private static void checkTopic(String topic) {
    if (!topic.matches("[a-zA-Z0-9._-]{1,249}") || topic.equals(".") || topic.equals("..")) {
      throw new ConfigException("'" + topic + "' is no legal topic name");
    }
  }

  static HeartbeatSettings from(AbstractConfig config) {
    return new HeartbeatSettings(
        config.getString(TOPIC), Duration.ofMillis(config.getLong(INTERVAL)));
  }
}
