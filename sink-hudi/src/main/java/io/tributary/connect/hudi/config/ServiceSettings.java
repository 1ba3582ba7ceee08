package io.tributary.connect.hudi.config;

import io.tributary.connect.kit.config.KeyGroup;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * How the table is kept in order beside the commits of rows.
 *
 * @param cleanRetainCommits how many commits a reader may look back
 * @param archiveMinCommits how many commits stay on the active timeline
 * @param archiveMaxCommits how many there may be before the oldest are archived
 */
public record ServiceSettings(
    int cleanRetainCommits, int archiveMinCommits, int archiveMaxCommits) {

  public static final String ARCHIVE_MIN_COMMITS = "archive.min.commits";
  public static final String ARCHIVE_MAX_COMMITS = "archive.max.commits";

  private static final String CLEAN_RETAIN_COMMITS = "clean.retain.commits";

  static void define(KeyGroup keys) {
    keys.key(
        CLEAN_RETAIN_COMMITS,
        ConfigDef.Type.INT,
        10,
        ConfigDef.Range.atLeast(1),
        Importance.MEDIUM,
        "Commits whose files stay for queries that run or look back. Older versions of files "
            + "are deleted after each commit.");
    keys.key(
        ARCHIVE_MIN_COMMITS,
        ConfigDef.Type.INT,
        20,
        ConfigDef.Range.atLeast(2),
        Importance.MEDIUM,
        "Commits that stay on the active timeline when older ones are archived. More than "
            + "clean.retain.commits.");
    keys.key(
        ARCHIVE_MAX_COMMITS,
        ConfigDef.Type.INT,
        30,
        ConfigDef.Range.atLeast(3),
        Importance.MEDIUM,
        "Commits on the active timeline at which the oldest are archived. More than "
            + "archive.min.commits.");
  }

  static ServiceSettings from(AbstractConfig config) {
    return new ServiceSettings(
        config.getInt(CLEAN_RETAIN_COMMITS),
        config.getInt(ARCHIVE_MIN_COMMITS),
        config.getInt(ARCHIVE_MAX_COMMITS));
  }
}
