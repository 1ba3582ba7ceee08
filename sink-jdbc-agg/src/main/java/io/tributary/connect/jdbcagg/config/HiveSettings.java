package io.tributary.connect.jdbcagg.config;

import io.tributary.connect.kit.config.EnumValidator;
import io.tributary.connect.kit.config.KeyGroup;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * How Hive is written, besides where its HiveServer2 is.
 *
 * @param location the worker's folder as Hive sees it, a URI; null where Hive sees the same path
 * @param format of the files
 * @param versionsKept versions of a table's files that stay behind the one that is shown
 */
public record HiveSettings(
    HiveWriteMode mode,
    int metastorePort,
    @Nullable String location,
    HiveFileFormat format,
    int versionsKept) {

  public static final String WRITE_MODE = "hive.write.mode";
  public static final String METASTORE_PORT = "hive.metastore.port";
  private static final String LOCATION = "hive.files.location";
  private static final String FORMAT = "hive.files.format";
  private static final String VERSIONS = "hive.files.versions";

  /** The worker's own setting, as who may POST a config must not thereby write anywhere. */
  public static final String FOLDER_PROPERTY = "tributary.hive.dir";

  private static final EnumValidator<HiveWriteMode> MODES = EnumValidator.of(HiveWriteMode.class);
  private static final EnumValidator<HiveFileFormat> FORMATS =
      EnumValidator.of(HiveFileFormat.class);
  private static final Pattern URI = Pattern.compile("[a-z][a-z0-9+.-]*://[A-Za-z0-9._:@/-]*");

  static ConfigDef define(ConfigDef definition) {
    new KeyGroup(definition, "Hive")
        .key(
            WRITE_MODE,
            ConfigDef.Type.STRING,
            "merge",
            MODES,
            Importance.HIGH,
            "With database.dialect=hive: merge, one MERGE per flush into a transactional ORC table,"
                + " for up to some thousand groups per flush; or files, a new version of an"
                + " external table's files per flush, to which the metastore then points: it"
                + " takes a folder that worker and Hive share, named by the worker's"
                + " -D"
                + FOLDER_PROPERTY
                + ", and writes the whole table each time.")
        .key(
            METASTORE_PORT,
            ConfigDef.Type.INT,
            9083,
            Range.between(1, 65535),
            Importance.MEDIUM,
            "Port of the metastore's Thrift service on database.host, for hive.write.mode=files.")
        .key(
            LOCATION,
            ConfigDef.Type.STRING,
            null,
            new Location(),
            Importance.MEDIUM,
            "The folder of the worker's -D"
                + FOLDER_PROPERTY
                + " as Hive sees it, a URI such as hdfs://namenode/tributary. Unless given, Hive"
                + " sees the same path on a file system of its own machines.")
        .key(
            FORMAT,
            ConfigDef.Type.STRING,
            "text",
            FORMATS,
            Importance.MEDIUM,
            "What the files are. text: fields with '|' between them, \\N for null, \\ as the"
                + " escape, written by the sink in milliseconds. orc, parquet: Hive writes them"
                + " from the text, which takes it a second or more per flush.")
        .key(
            VERSIONS,
            ConfigDef.Type.INT,
            10,
            Range.between(1, 10_000),
            Importance.LOW,
            "How many versions of a table's files stay behind the one that is shown, for queries"
                + " that began before a flush.");
    return definition;
  }

  static HiveSettings from(AbstractConfig config) {
    return new HiveSettings(
        MODES.parse(config.getString(WRITE_MODE)),
        config.getInt(METASTORE_PORT),
        config.getString(LOCATION),
        FORMATS.parse(config.getString(FORMAT)),
        config.getInt(VERSIONS));
  }

  private record Location() implements ConfigDef.Validator {
    @Override
    public void ensureValid(String key, @Nullable Object value) {
      if (value != null && !URI.matcher(value.toString()).matches()) {
        throw new ConfigException(key, value, "must be " + this);
      }
    }

    @Override
    public String toString() {
      return "scheme://authority/path";
    }
  }
}
