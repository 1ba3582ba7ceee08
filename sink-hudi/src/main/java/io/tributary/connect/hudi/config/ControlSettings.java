package io.tributary.connect.hudi.config;

import io.tributary.connect.kit.config.KeyGroup;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.jspecify.annotations.Nullable;

/**
 * Where the tasks of one sink talk to each other.
 *
 * @param topic a topic with one partition
 * @param bootstrapServers the brokers that hold it and the data topics
 * @param group tells the sinks that share a topic apart
 * @param security how the brokers are spoken to
 */
public record ControlSettings(
    String topic, String bootstrapServers, String group, ControlSecurity security) {

  public static final String TOPIC = "control.topic";
  public static final String BOOTSTRAP_SERVERS = "control.bootstrap.servers";

  static void define(KeyGroup keys) {
    keys.key(
        TOPIC,
        ConfigDef.Type.STRING,
        null,
        null,
        Importance.MEDIUM,
        "Topic of one partition over which the tasks agree on commits. Needed from "
            + "tasks.max=2 on; several sinks may share it.");
    keys.key(
        BOOTSTRAP_SERVERS,
        ConfigDef.Type.STRING,
        null,
        null,
        Importance.MEDIUM,
        "Brokers that hold control.topic and the topics that are read. Needed with "
            + "control.topic.");
    ControlSecurity.define(keys);
  }

  /** Null for a sink of one task, which needs nothing of the kind. */
  static @Nullable ControlSettings from(AbstractConfig config) {
    String topic = config.getString(TOPIC);
    return topic == null
        ? null
        : new ControlSettings(
            topic,
            config.getString(BOOTSTRAP_SERVERS),
            TablePath.normal(config.getString(TableSettings.PATH)),
            ControlSecurity.from(config));
  }
}
