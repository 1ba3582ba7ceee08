package io.tributary.connect.hudi.config;

import io.tributary.connect.kit.config.KeyGroup;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** The sink's keys, and the settings that they become; each settings record defines its own. */
public final class HudiSinkConfig extends AbstractConfig {

  /** Connect's own key, which names what is read. */
  public static final String TOPICS = "topics";

  private static final String CONNECTOR_NAME = "name";

  public static final ConfigDef DEFINITION = define();

  public HudiSinkConfig(Map<String, String> props) {
    super(DEFINITION, props, false);
  }

  private static ConfigDef define() {
    ConfigDef definition = new ConfigDef();
    TableSettings.define(new KeyGroup(definition, "Table"));
    RecordSettings.define(new KeyGroup(definition, "Records"));
    SchemaSettings.define(new KeyGroup(definition, "Columns"));
    CommitSettings.define(new KeyGroup(definition, "Commits"));
    StorageSettings.define(new KeyGroup(definition, "Storage"));
    ServiceSettings.define(new KeyGroup(definition, "Table services"));
    ControlSettings.define(new KeyGroup(definition, "Control"));
    CatalogSettings.define(new KeyGroup(definition, "Catalog"));
    PassThrough.define(new KeyGroup(definition, "Handed on to Hudi and Hadoop"));
    return definition;
  }

  /** What is read, at least one topic. Partition 0 of the first decides which task coordinates. */
  public List<String> topics() {
    String topics = originalsStrings().get(TOPICS);
    if (topics == null || topics.isBlank()) {
      throw new ConfigException(TOPICS, topics, "must list the topics of the table");
    }
    return Arrays.stream(topics.split(",", -1)).map(String::trim).toList();
  }

  /** Who writes the table: the connector's own name, unless the table is known under another. */
  public String owner() {
    String owner = getString(CommitSettings.OWNER);
    return owner == null ? originalsStrings().getOrDefault(CONNECTOR_NAME, "") : owner;
  }

  /** How often a task writes its statistics to the log; zero for never. */
  public Duration statisticsInterval() {
    return Duration.ofMillis(getLong(CommitSettings.STATISTICS_INTERVAL_MS));
  }

  public TableSettings table() {
    return TableSettings.from(this);
  }

  public RecordSettings records() {
    return RecordSettings.from(this);
  }

  public SchemaSettings columns() {
    return SchemaSettings.from(this);
  }

  public CatalogSettings catalog() {
    return CatalogSettings.from(this);
  }

  public CommitSettings commits() {
    return CommitSettings.from(this);
  }

  public StorageSettings storage() {
    return StorageSettings.from(this);
  }

  /** Null for a sink of one task, which needs nothing of the kind. */
  public @Nullable ControlSettings control() {
    return ControlSettings.from(this);
  }
}
