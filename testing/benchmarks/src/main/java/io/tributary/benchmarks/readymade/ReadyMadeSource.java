package io.tributary.benchmarks.readymade;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.SourceConnector;

/** Hands a file of converted records to the worker, again and again, on one task. */
public final class ReadyMadeSource extends SourceConnector {

  /** The records, as {@link ReadyMadeRecords} writes them. */
  public static final String FILE = "file";

  public static final String TOPIC = "topic";

  private Map<String, String> config = Map.of();

  @Override
  public void start(Map<String, String> given) {
    config = given;
  }

  @Override
  public Class<? extends Task> taskClass() {
    return ReadyMadeTask.class;
  }

  @Override
  public List<Map<String, String>> taskConfigs(int maxTasks) {
    return List.of(config);
  }

  @Override
  public void stop() {}

  @Override
  public ConfigDef config() {
    return new ConfigDef()
        .define(FILE, ConfigDef.Type.STRING, ConfigDef.Importance.HIGH, "A file of records.")
        .define(TOPIC, ConfigDef.Type.STRING, ConfigDef.Importance.HIGH, "Where they go.");
  }

  @Override
  public String version() {
    return "1";
  }
}
