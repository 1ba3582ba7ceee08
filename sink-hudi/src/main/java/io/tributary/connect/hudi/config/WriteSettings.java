package io.tributary.connect.hudi.config;

import io.tributary.connect.kit.config.EnumValidator;
import io.tributary.connect.kit.config.KeyGroup;
import java.util.Locale;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * How files are written.
 *
 * @param parquetCodec how the files are compressed, as Parquet names it in lower case
 * @param threads how many files of one task are written at a time
 * @param fillBelowBytes size below which a file that rows are appended to counts as unfinished
 */
public record WriteSettings(String parquetCodec, int threads, long fillBelowBytes) {

  public static final String PARQUET_CODEC = "parquet.codec";
  public static final String THREADS = "write.threads";
  public static final String FILL_BELOW_BYTES = "append.fill.below.bytes";

  private static final EnumValidator<ParquetCodec> CODECS = EnumValidator.of(ParquetCodec.class);
  private static final int DEFAULT_THREADS = 4;
  private static final int MAX_THREADS = 64;
  private static final long DEFAULT_FILL_BELOW_BYTES = 16L << 20;

  static void define(KeyGroup keys) {
    keys.key(
        PARQUET_CODEC,
        ConfigDef.Type.STRING,
        "zstd",
        CODECS,
        Importance.MEDIUM,
        "Compression of the Parquet files. zstd takes the CPU time of snappy and a third less "
            + "room.");
    keys.key(
        THREADS,
        ConfigDef.Type.INT,
        DEFAULT_THREADS,
        ConfigDef.Range.between(1, MAX_THREADS),
        Importance.LOW,
        "Files that a task writes at a time. On S3 most of a file's time is waiting, so more "
            + "than the cores there are still pay where a commit touches many file groups.");
    keys.key(
        FILL_BELOW_BYTES,
        ConfigDef.Type.LONG,
        DEFAULT_FILL_BELOW_BYTES,
        ConfigDef.Range.atLeast(0),
        Importance.LOW,
        "With write.mode=append: bytes below which the newest file of a partition is written again "
            + "with the new rows behind its own, instead of a file beside it. More makes fewer and "
            + "larger files and rewrites more in each commit; 0 never rewrites.");
  }

  static WriteSettings from(AbstractConfig config) {
    return new WriteSettings(
        config.getString(PARQUET_CODEC).toLowerCase(Locale.ROOT),
        config.getInt(THREADS),
        config.getLong(FILL_BELOW_BYTES));
  }
}
