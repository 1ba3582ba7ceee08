package io.tributary.connect.hudi.config;

import io.tributary.connect.kit.config.KeyGroup;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * How the table is kept in order beside the commits of rows.
 *
 * @param cleanRetainCommits how many commits a reader may look back
 * @param cleanEveryCommits after how many commits older versions of files are deleted
 * @param archiveMinCommits how many commits stay on the active timeline
 * @param archiveMaxCommits how many there may be before the oldest are archived
 * @param compactEveryCommits after how many commits log files are merged into base files
 * @param compactMaxMb how much one compaction may read and write, in MiB
 * @param metadataEnable whether the table keeps a list of its files
 */
public record ServiceSettings(
    int cleanRetainCommits,
    int cleanEveryCommits,
    int archiveMinCommits,
    int archiveMaxCommits,
    int compactEveryCommits,
    int compactMaxMb,
    boolean metadataEnable) {

  public static final String ARCHIVE_MIN_COMMITS = "archive.min.commits";
  public static final String ARCHIVE_MAX_COMMITS = "archive.max.commits";
  public static final String COMPACT_EVERY_COMMITS = "compact.every.commits";

  private static final String CLEAN_RETAIN_COMMITS = "clean.retain.commits";
  private static final String CLEAN_EVERY_COMMITS = "clean.every.commits";
  private static final String COMPACT_MAX_MB = "compact.max.mb";
  private static final String METADATA_ENABLE = "metadata.enable";

  static void define(KeyGroup keys) {
    defineHistory(keys);
    defineCompaction(keys);
    keys.key(
        METADATA_ENABLE,
        ConfigDef.Type.BOOLEAN,
        false,
        null,
        Importance.LOW,
        "Whether the table keeps a list of its files (Hudi's metadata table), which spares "
            + "queries of large tables the listing of folders. Commits then take three times as many "
            + "requests.");
  }

  private static void defineHistory(KeyGroup keys) {
    keys.key(
        CLEAN_RETAIN_COMMITS,
        ConfigDef.Type.INT,
        10,
        ConfigDef.Range.atLeast(1),
        Importance.MEDIUM,
        "Commits whose files stay for queries that run or look back. Older versions of files "
            + "are deleted.");
    keys.key(
        CLEAN_EVERY_COMMITS,
        ConfigDef.Type.INT,
        5,
        ConfigDef.Range.atLeast(1),
        Importance.LOW,
        "Commits after which older versions of files are deleted. On S3 that takes about 30 "
            + "requests.");
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

  private static void defineCompaction(KeyGroup keys) {
    keys.key(
        COMPACT_EVERY_COMMITS,
        ConfigDef.Type.INT,
        10,
        ConfigDef.Range.atLeast(1),
        Importance.MEDIUM,
        "Commits to a merge-on-read table after which its log files are merged into base "
            + "files. Fewer make queries quicker, more make writing cheaper. Of no effect for a "
            + "copy-on-write table.");
    keys.key(
        COMPACT_MAX_MB,
        ConfigDef.Type.INT,
        1024,
        ConfigDef.Range.atLeast(1),
        Importance.LOW,
        "MiB of files that one compaction may read and write; the file groups with most in "
            + "their logs come first, the others next time. The task reads nothing meanwhile, so it "
            + "must take less than the consumer's max.poll.interval.ms.");
  }

  static ServiceSettings from(AbstractConfig config) {
    return new ServiceSettings(
        config.getInt(CLEAN_RETAIN_COMMITS),
        config.getInt(CLEAN_EVERY_COMMITS),
        config.getInt(ARCHIVE_MIN_COMMITS),
        config.getInt(ARCHIVE_MAX_COMMITS),
        config.getInt(COMPACT_EVERY_COMMITS),
        config.getInt(COMPACT_MAX_MB),
        config.getBoolean(METADATA_ENABLE));
  }
}
