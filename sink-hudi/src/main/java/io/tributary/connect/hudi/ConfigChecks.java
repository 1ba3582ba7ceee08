package io.tributary.connect.hudi;

import io.tributary.connect.hudi.config.ControlSettings;
import io.tributary.connect.hudi.config.HudiSinkConfig;
import io.tributary.connect.hudi.config.TableSettings;
import io.tributary.connect.kit.config.ConfigErrors;
import java.util.Map;
import org.apache.kafka.common.config.Config;

/** Rules that bind several keys; each is reported at the key that one would change. */
final class ConfigChecks {

  private ConfigChecks() {}

  static void check(Map<String, String> props, HudiSinkConfig config, Config result) {
    checkTopics(props, result);
    checkServices(config.table(), result);
    checkCredentials(config, result);
    checkControl(props, config, result);
  }

  private static void checkTopics(Map<String, String> props, Config result) {
    String topics = props.get(HudiSinkConfig.TOPICS);
    if (topics == null || topics.isBlank()) {
      ConfigErrors.add(
          result,
          HudiSinkConfig.TABLE_NAME,
          "no topics are named, and topics.regex is not supported",
          "List the topics of this table in topics");
    }
  }

  private static void checkServices(TableSettings table, Config result) {
    if (table.archiveMinCommits() <= table.cleanRetainCommits()) {
      ConfigErrors.add(
          result,
          HudiSinkConfig.ARCHIVE_MIN_COMMITS,
          "must be more than clean.retain.commits, " + table.cleanRetainCommits(),
          "Raise it, or retain fewer commits");
    }
    if (table.archiveMaxCommits() <= table.archiveMinCommits()) {
      ConfigErrors.add(
          result,
          HudiSinkConfig.ARCHIVE_MAX_COMMITS,
          "must be more than archive.min.commits, " + table.archiveMinCommits(),
          "Raise it");
    }
    for (String field : table.partitionFields()) {
      if (table.recordKeyFields().contains(field) && table.recordKeyFields().size() == 1) {
        ConfigErrors.add(
            result,
            HudiSinkConfig.PARTITION_FIELDS,
            "every row would lie in a partition of its own",
            "Choose a field with few values, or none");
      }
    }
  }

  private static void checkCredentials(HudiSinkConfig config, Config result) {
    boolean access = config.getPassword(HudiSinkConfig.ACCESS_KEY) != null;
    boolean secret = config.getPassword(HudiSinkConfig.SECRET_KEY) != null;
    if (access != secret) {
      ConfigErrors.add(
          result,
          access ? HudiSinkConfig.SECRET_KEY : HudiSinkConfig.ACCESS_KEY,
          "one half of the key pair is missing",
          "Set both, or neither for the default credentials chain");
    }
  }

  private static void checkControl(
      Map<String, String> props, HudiSinkConfig config, Config result) {
    ControlSettings control = config.control();
    boolean several = !"1".equals(props.getOrDefault("tasks.max", "1").trim());
    if (several && control == null) {
      ConfigErrors.add(
          result,
          HudiSinkConfig.CONTROL_TOPIC,
          "several tasks need a topic to agree on commits",
          "Create a topic of one partition and name it here, or set tasks.max=1");
    }
    if (control != null && config.getString(HudiSinkConfig.CONTROL_BOOTSTRAP_SERVERS) == null) {
      ConfigErrors.add(
          result,
          HudiSinkConfig.CONTROL_BOOTSTRAP_SERVERS,
          "control.topic is set, but not the brokers that hold it",
          "Name the brokers of the topics that are read");
    }
  }
}
