package io.tributary.connect.hudi.config;

import io.tributary.connect.kit.config.KeyGroup;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.jspecify.annotations.Nullable;

/**
 * The keys of Hudi and Hadoop that are handed on as they are. None of them names a class, a file or
 * a secret, turns exactly-once off, or changes where a row is found; all others are refused.
 */
public final class PassThrough {

  /** Keys of Hudi, written in full. */
  public static final String HUDI = "hoodie.";

  /** Stands before a key of Hadoop. */
  public static final String HADOOP = "hadoop.";

  private static final ConfigDef.Range POSITIVE = ConfigDef.Range.atLeast(1);

  /** A range of Kafka's own refuses a key that is not set. */
  private static final ConfigDef.Validator POSITIVE_IF_SET =
      ConfigDef.LambdaValidator.with(
          (name, value) -> {
            if (value != null) {
              POSITIVE.ensureValid(name, value);
            }
          },
          POSITIVE::toString);

  private record Key(
      String name,
      ConfigDef.Type type,
      @Nullable Object preset,
      ConfigDef.@Nullable Validator validator,
      String meaning) {

    /** With a default of our own: all attempts together end before the group misses the task. */
    Key preset(Object value) {
      return new Key(name, type, value, validator, meaning);
    }
  }

  private static final List<Key> KEYS =
      List.of(
          count("hoodie.parquet.max.file.size", "Bytes at which a new file is begun."),
          count("hoodie.parquet.block.size", "Bytes of a Parquet row group."),
          count("hoodie.parquet.page.size", "Bytes of a Parquet page."),
          flag("hoodie.parquet.dictionary.enabled", "Whether Parquet uses dictionaries."),
          flag("hoodie.parquet.bloom.filter.enabled", "Whether base files hold a Bloom filter."),
          count("hoodie.index.bloom.num_entries", "Keys that the Bloom filter of a file expects."),
          count("hoodie.logfile.max.size", "Bytes at which a new log file is begun."),
          count("hoodie.logfile.data.block.max.size", "Bytes of a block in a log file."),
          count("hoodie.memory.merge.max.size", "Bytes of changes kept in memory by a merge."),
          count(
              "hoodie.memory.compaction.max.size",
              "Bytes of changes kept in memory by compaction."),
          count("hoodie.compaction.target.io", "Megabytes that one compaction reads and writes."),
          count("hoodie.commits.archival.batch", "Commits that are archived at once."),
          count(
              "hoodie.metadata.compact.max.delta.commits",
              "Commits after which the metadata table is compacted."),
          count("hadoop.fs.s3a.connection.maximum", "Connections to S3 at once."),
          count("hadoop.fs.s3a.threads.max", "Threads that upload."),
          count("hadoop.fs.s3a.max.total.tasks", "Uploads that may wait for a thread."),
          text("hadoop.fs.s3a.multipart.size", Words.SIZE, "Bytes of a part, such as 64M."),
          text(
              "hadoop.fs.s3a.multipart.threshold",
              Words.SIZE,
              "Bytes from which on parts are used."),
          text("hadoop.fs.s3a.block.size", Words.SIZE, "Bytes of a block as readers see it."),
          text("hadoop.fs.s3a.readahead.range", Words.SIZE, "Bytes that are read ahead."),
          text(
              "hadoop.fs.s3a.fast.upload.buffer",
              Words.of("disk", "array", "bytebuffer"),
              "Where parts wait for their upload."),
          count("hadoop.fs.s3a.fast.upload.active.blocks", "Parts of one file that may wait."),
          count("hadoop.fs.s3a.attempts.maximum", "Attempts of the SDK at one request."),
          count(
                  "hadoop.fs.s3a.retry.limit",
                  "How often Hadoop repeats an operation, beside the attempts of the SDK. With the "
                      + "longest that requests may take it bounds how long the task stands still: "
                      + "keep the product below the consumer's max.poll.interval.ms.")
              .preset(2L),
          text("hadoop.fs.s3a.retry.interval", Words.TIME, "Wait between them, such as 500ms."),
          count("hadoop.fs.s3a.retry.throttle.limit", "Attempts where S3 asks to slow down."),
          text("hadoop.fs.s3a.retry.throttle.interval", Words.TIME, "Wait between those."),
          text("hadoop.fs.s3a.connection.timeout", Words.TIME, "Wait for bytes of an answer.")
              .preset("20s"),
          text("hadoop.fs.s3a.connection.establish.timeout", Words.TIME, "Wait for a connection."),
          text(
              "hadoop.fs.s3a.connection.acquisition.timeout",
              Words.TIME,
              "Wait for a free connection."),
          text(
                  "hadoop.fs.s3a.connection.request.timeout",
                  Words.TIME,
                  "Longest that one request may take, with its attempts.")
              .preset("60s"),
          text(
                  "hadoop.fs.s3a.connection.part.upload.timeout",
                  Words.TIME,
                  "Longest that the upload of a file or a part may take, with its attempts. On a "
                      + "link that is slower than hadoop.fs.s3a.multipart.size in this time, make "
                      + "the parts smaller.")
              .preset("90s"),
          text("hadoop.fs.s3a.connection.ttl", Words.TIME, "Age at which connections are renewed."),
          count("hadoop.fs.s3a.paging.maximum", "Names in one answer to a listing."),
          text(
              "hadoop.fs.s3a.performance.flags",
              Words.listOf("create", "delete", "mkdir", "open", "*"),
              "Safety checks that are left out, to save requests."),
          text(
              "hadoop.fs.s3a.change.detection.mode",
              Words.of("client", "server", "warn", "none"),
              "How a file that changes while it is read is noticed."),
          text(
              "hadoop.fs.s3a.encryption.algorithm",
              Words.of("AES256", "SSE-KMS", "DSSE-KMS"),
              "How S3 encrypts what is written."),
          text(
              "hadoop.fs.s3a.encryption.key",
              Words.KMS_KEY,
              "ARN of the KMS key, with SSE-KMS and DSSE-KMS."),
          text(
              "hadoop.fs.s3a.create.storage.class",
              Words.of(
                  "standard",
                  "reduced_redundancy",
                  "standard_ia",
                  "onezone_ia",
                  "intelligent_tiering"),
              "Storage class of what is written."),
          text(
              "hadoop.fs.s3a.acl.default",
              Words.of("BucketOwnerFullControl", "BucketOwnerRead", "Private"),
              "Canned ACL of what is written."),
          flag(
              "hadoop.fs.s3a.requester.pays.enabled", "Whether requests are paid by this account."),
          flag("hadoop.fs.s3a.endpoint.fips", "Whether FIPS endpoints are used."));

  private PassThrough() {}

  static void define(KeyGroup group) {
    for (Key key : KEYS) {
      group.key(
          key.name(),
          key.type(),
          key.preset(),
          key.validator(),
          Importance.LOW,
          key.meaning() + elsewhere(key));
    }
  }

  private static String elsewhere(Key key) {
    if (key.preset() != null) {
      return "";
    }
    return key.name().startsWith(HUDI)
        ? " Unset for Hudi's default."
        : " Unset for Hadoop's default.";
  }

  /** What is set of Hudi's keys. */
  static Map<String, String> hudi(AbstractConfig config) {
    return set(config, HUDI, 0);
  }

  /** What is set of Hadoop's keys, by the names that Hadoop knows. */
  static Map<String, String> hadoop(AbstractConfig config) {
    return set(config, HADOOP, HADOOP.length());
  }

  private static Map<String, String> set(AbstractConfig config, String prefix, int cut) {
    Map<String, String> set = new TreeMap<>();
    for (Key key : KEYS) {
      Object value = config.values().get(key.name());
      if (key.name().startsWith(prefix) && value != null) {
        set.put(key.name().substring(cut), value.toString());
      }
    }
    return set;
  }

  /** Keys that look as if they were to be handed on, but are none of those that may be. */
  public static List<String> refused(Collection<String> names) {
    List<String> refused = new ArrayList<>();
    for (String name : names) {
      boolean meant = name.startsWith(HUDI) || name.startsWith(HADOOP);
      if (meant && KEYS.stream().noneMatch(key -> key.name().equals(name))) {
        refused.add(name);
      }
    }
    return refused;
  }

  private static Key count(String name, String meaning) {
    return new Key(name, ConfigDef.Type.LONG, null, POSITIVE_IF_SET, meaning);
  }

  private static Key flag(String name, String meaning) {
    return new Key(name, ConfigDef.Type.BOOLEAN, null, null, meaning);
  }

  private static Key text(String name, ConfigDef.Validator words, String meaning) {
    return new Key(name, ConfigDef.Type.STRING, null, words, meaning);
  }
}
