package io.tributary.connect.hudi.lake;

import io.tributary.connect.hudi.config.ServiceSettings;
import io.tributary.connect.hudi.config.TableSettings;
import io.tributary.connect.hudi.model.TableSchema;
import java.util.Properties;
import org.apache.hudi.common.engine.EngineType;
import org.apache.hudi.config.HoodieWriteConfig;

/** What Hudi is told beyond {@link HudiOptions} by the one task that commits. */
final class CoordinatorOptions {

  private CoordinatorOptions() {}

  static HoodieWriteConfig of(TableSettings table, TableSchema schema) {
    Properties options = common(table, schema);
    options.setProperty("hoodie.clean.failed.writes.policy", "EAGER");
    return built(table, schema, options);
  }

  /**
   * For rolling back an instant that is older than a completed one, which the other policy takes
   * for a mistake: a coordinator that was away may have asked for it long after it chose its time.
   */
  static HoodieWriteConfig forLateInstants(TableSettings table, TableSchema schema) {
    Properties options = common(table, schema);
    options.setProperty("hoodie.clean.failed.writes.policy", "LAZY");
    return built(table, schema, options);
  }

  private static Properties common(TableSettings table, TableSchema schema) {
    ServiceSettings services = table.services();
    Properties options = new Properties();
    options.putAll(HudiOptions.of(table, schema).getProps());
    // The services run when the commit is done and told, not as part of it.
    options.setProperty("hoodie.clean.automatic", "false");
    options.setProperty("hoodie.clean.async.enabled", "false");
    options.setProperty("hoodie.archive.automatic", "false");
    options.setProperty("hoodie.archive.async", "false");
    options.setProperty("hoodie.compact.inline", "false");
    options.setProperty(
        "hoodie.clean.commits.retained", Integer.toString(services.cleanRetainCommits()));
    options.setProperty("hoodie.keep.min.commits", Integer.toString(services.archiveMinCommits()));
    options.setProperty("hoodie.keep.max.commits", Integer.toString(services.archiveMaxCommits()));
    options.setProperty(
        "hoodie.compact.inline.max.delta.commits",
        Integer.toString(services.compactEveryCommits()));
    options.setProperty("hoodie.compaction.target.io", Integer.toString(services.compactMaxMb()));
    options.setProperty("hoodie.metadata.enable", Boolean.toString(services.metadataEnable()));
    return options;
  }

  private static HoodieWriteConfig built(
      TableSettings table, TableSchema schema, Properties options) {
    return HoodieWriteConfig.newBuilder()
        .withEngineType(EngineType.JAVA)
        .withPath(table.path())
        .withSchema(schema.json())
        .forTable(table.name())
        .withProperties(options)
        .build();
  }
}
