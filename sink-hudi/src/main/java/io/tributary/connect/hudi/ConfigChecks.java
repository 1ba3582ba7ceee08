package io.tributary.connect.hudi;

import io.tributary.connect.hudi.config.CatalogSettings;
import io.tributary.connect.hudi.config.CatalogType;
import io.tributary.connect.hudi.config.ControlSettings;
import io.tributary.connect.hudi.config.GlueSettings;
import io.tributary.connect.hudi.config.HiveSettings;
import io.tributary.connect.hudi.config.HudiSinkConfig;
import io.tributary.connect.hudi.config.RecordSettings;
import io.tributary.connect.hudi.config.ServiceSettings;
import io.tributary.connect.hudi.config.StorageSettings;
import io.tributary.connect.hudi.config.TableSettings;
import io.tributary.connect.kit.config.ConfigErrors;
import java.util.Map;
import org.apache.kafka.common.config.Config;

/** Rules that bind several keys; each is reported at the key that one would change. */
final class ConfigChecks {

  private ConfigChecks() {}

  static void check(Map<String, String> props, HudiSinkConfig config, Config result) {
    checkTopics(props, result);
    WriteRules.check(config, result);
    checkServices(config.table(), result);
    checkCredentials(config, result);
    checkControl(props, config, result);
    checkCatalog(config, result);
  }

  private static void checkTopics(Map<String, String> props, Config result) {
    String topics = props.get(HudiSinkConfig.TOPICS);
    if (topics == null || topics.isBlank()) {
      ConfigErrors.add(
          result,
          TableSettings.NAME,
          "no topics are named, and topics.regex is not supported",
          "List the topics of this table in topics");
    }
  }

  private static void checkServices(TableSettings table, Config result) {
    if (table.services().archiveMinCommits() <= table.services().cleanRetainCommits()) {
      ConfigErrors.add(
          result,
          ServiceSettings.ARCHIVE_MIN_COMMITS,
          "must be more than clean.retain.commits, " + table.services().cleanRetainCommits(),
          "Raise it, or retain fewer commits");
    }
    if (table.services().archiveMaxCommits() <= table.services().archiveMinCommits()) {
      ConfigErrors.add(
          result,
          ServiceSettings.ARCHIVE_MAX_COMMITS,
          "must be more than archive.min.commits, " + table.services().archiveMinCommits(),
          "Raise it");
    }
    for (String field : table.partitionFields()) {
      if (table.recordKeyFields().contains(field) && table.recordKeyFields().size() == 1) {
        ConfigErrors.add(
            result,
            RecordSettings.PARTITION_FIELDS,
            "every row would lie in a partition of its own",
            "Choose a field with few values, or none");
      }
    }
  }

  private static void checkCredentials(HudiSinkConfig config, Config result) {
    checkPair(config, StorageSettings.ACCESS_KEY, StorageSettings.SECRET_KEY, result);
    checkPair(config, GlueSettings.ACCESS_KEY, GlueSettings.SECRET_KEY, result);
  }

  private static void checkPair(
      HudiSinkConfig config, String accessKey, String secretKey, Config result) {
    boolean access = config.getPassword(accessKey) != null;
    boolean secret = config.getPassword(secretKey) != null;
    if (access != secret) {
      ConfigErrors.add(
          result,
          access ? secretKey : accessKey,
          "one half of the key pair is missing",
          "Set both, or neither for the default credentials chain");
    }
  }

  private static void checkCatalog(HudiSinkConfig config, Config result) {
    CatalogSettings catalog = config.catalog();
    if (catalog.type() == CatalogType.HIVE && catalog.hive().addresses().isEmpty()) {
      ConfigErrors.add(
          result,
          HiveSettings.URIS,
          "catalog.type is hive, but no metastore is named",
          "Set it to thrift://host:port");
    }
  }

  private static void checkControl(
      Map<String, String> props, HudiSinkConfig config, Config result) {
    ControlSettings control = config.control();
    boolean several = !"1".equals(props.getOrDefault("tasks.max", "1").trim());
    if (several && control == null) {
      ConfigErrors.add(
          result,
          ControlSettings.TOPIC,
          "several tasks need a topic to agree on commits",
          "Create a topic of one partition and name it here, or set tasks.max=1");
    }
    if (control != null && config.getString(ControlSettings.BOOTSTRAP_SERVERS) == null) {
      ConfigErrors.add(
          result,
          ControlSettings.BOOTSTRAP_SERVERS,
          "control.topic is set, but not the brokers that hold it",
          "Name the brokers of the topics that are read");
    }
    if (control != null) {
      ControlSecurityRules.check(control.security(), result);
    }
  }
}
