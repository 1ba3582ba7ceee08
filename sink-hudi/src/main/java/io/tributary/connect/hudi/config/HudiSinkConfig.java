package io.tributary.connect.hudi.config;

import io.tributary.connect.kit.config.EnumValidator;
import io.tributary.connect.kit.config.KeyGroup;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/** The sink's keys, and the settings that they become. */
public final class HudiSinkConfig extends AbstractConfig {

  public static final String TABLE_NAME = "table.name";
  public static final String TABLE_PATH = "table.path";
  public static final String RECORD_KEY_FIELDS = "record.key.fields";
  public static final String PARTITION_FIELDS = "partition.fields";
  public static final String ACCESS_KEY = "s3.access.key";
  public static final String SECRET_KEY = "s3.secret.key";
  public static final String ENDPOINT = "s3.endpoint";
  public static final String CONTROL_TOPIC = "control.topic";
  public static final String CONTROL_BOOTSTRAP_SERVERS = "control.bootstrap.servers";
  public static final String ARCHIVE_MIN_COMMITS = "archive.min.commits";
  public static final String ARCHIVE_MAX_COMMITS = "archive.max.commits";

  /** Connect's own key, which names what is read. */
  public static final String TOPICS = "topics";

  private static final String TABLE_TYPE = "table.type";
  private static final String RECORD_FORMAT = "record.format";
  private static final String DELETE_ENABLED = "delete.enabled";
  private static final String COMMIT_INTERVAL_MS = "commit.interval.ms";
  private static final String COMMIT_TIMEOUT_MS = "commit.timeout.ms";
  private static final String COMMIT_MAX_RECORDS = "commit.max.records";
  private static final String COMMIT_RETRY_BUDGET_MS = "commit.retry.budget.ms";
  private static final String PARQUET_CODEC = "parquet.codec";
  private static final String REGION = "s3.region";
  private static final String PATH_STYLE = "s3.path.style";
  private static final String CLEAN_RETAIN_COMMITS = "clean.retain.commits";

  private static final EnumValidator<TableType> TABLE_TYPES = EnumValidator.of(TableType.class);
  private static final EnumValidator<RecordFormat> FORMATS = EnumValidator.of(RecordFormat.class);
  private static final EnumValidator<ParquetCodec> CODECS = EnumValidator.of(ParquetCodec.class);

  public static final ConfigDef DEFINITION = define();

  public HudiSinkConfig(Map<String, String> props) {
    super(DEFINITION, props, false);
  }

  private static ConfigDef define() {
    ConfigDef definition = new ConfigDef();
    defineTable(new KeyGroup(definition, "Table"));
    defineRecords(new KeyGroup(definition, "Records"));
    defineCommits(new KeyGroup(definition, "Commits"));
    defineStorage(new KeyGroup(definition, "Storage"));
    defineServices(new KeyGroup(definition, "Table services"));
    defineControl(new KeyGroup(definition, "Control"));
    return definition;
  }

  private static void defineTable(KeyGroup keys) {
    keys.key(
        TABLE_NAME,
        ConfigDef.Type.STRING,
        ConfigDef.NO_DEFAULT_VALUE,
        new TableName(),
        Importance.HIGH,
        "Name of the table, as query engines and its schema show it.");
    keys.key(
        TABLE_PATH,
        ConfigDef.Type.STRING,
        ConfigDef.NO_DEFAULT_VALUE,
        new TablePath(),
        Importance.HIGH,
        "Folder of the table. It is created by the first commit; a table that this sink did "
            + "not write is refused.");
    keys.key(
        TABLE_TYPE,
        ConfigDef.Type.STRING,
        "copy_on_write",
        TABLE_TYPES,
        Importance.MEDIUM,
        "Kind of the Hudi table. Copy-on-write rewrites the file that holds a changed row, so "
            + "a commit costs as much as the file groups that it touches are large.");
    keys.key(
        PARQUET_CODEC,
        ConfigDef.Type.STRING,
        "zstd",
        CODECS,
        Importance.MEDIUM,
        "Compression of the Parquet files. zstd takes the CPU time of snappy and a third less "
            + "room.");
  }

  private static void defineRecords(KeyGroup keys) {
    keys.key(
        RECORD_KEY_FIELDS,
        ConfigDef.Type.LIST,
        ConfigDef.NO_DEFAULT_VALUE,
        new FieldNames(true),
        Importance.HIGH,
        "Fields that tell rows apart, separated by commas. Later records with the same values "
            + "replace the row. The topic's key must follow from them, as only the order within one "
            + "partition of the topic is known; with several topics, the same values must not occur "
            + "in two of them.");
    keys.key(
        PARTITION_FIELDS,
        ConfigDef.Type.LIST,
        List.of(),
        new FieldNames(false),
        Importance.MEDIUM,
        "Fields by whose values the table is split into folders field=value. Empty for an "
            + "unpartitioned table. Each pair of a topic's partition and a table's partition is a "
            + "file of its own, so few values are better.");
    keys.key(
        RECORD_FORMAT,
        ConfigDef.Type.STRING,
        "auto",
        FORMATS,
        Importance.MEDIUM,
        "What a record's value is: plain (the row itself; null deletes), debezium (a change "
            + "event envelope), or auto, which tells the two apart record by record. Debezium's "
            + "null value after a delete event is passed over where its key lacks partition.fields.");
    keys.key(
        DELETE_ENABLED,
        ConfigDef.Type.BOOLEAN,
        true,
        null,
        Importance.MEDIUM,
        "Whether null values and Debezium's delete events delete rows. If false they are "
            + "passed over and the rows stay.");
  }

  private static void defineCommits(KeyGroup keys) {
    keys.key(
        COMMIT_INTERVAL_MS,
        ConfigDef.Type.LONG,
        60_000L,
        ConfigDef.Range.atLeast(1),
        Importance.MEDIUM,
        "Milliseconds from the first row that waits to the commit that makes it visible. On "
            + "S3 a commit takes about 100 requests and two seconds, so much shorter intervals cost "
            + "money and small files.");
    keys.key(
        COMMIT_MAX_RECORDS,
        ConfigDef.Type.INT,
        100_000,
        ConfigDef.Range.atLeast(1),
        Importance.MEDIUM,
        "Changed rows that may wait in one task; then it asks for a commit at once and reads "
            + "no further. Bounds the memory.");
    keys.key(
        COMMIT_TIMEOUT_MS,
        ConfigDef.Type.LONG,
        300_000L,
        ConfigDef.Range.atLeast(1_000),
        Importance.MEDIUM,
        "Milliseconds in which all tasks must have written their rows, else the commit is "
            + "rolled back and repeated.");
    keys.key(
        COMMIT_RETRY_BUDGET_MS,
        ConfigDef.Type.LONG,
        600_000L,
        ConfigDef.Range.atLeast(0),
        Importance.MEDIUM,
        "Milliseconds for which commits may fail in a row, as while the object store is away, "
            + "before the task fails.");
  }

  private static void defineStorage(KeyGroup keys) {
    keys.key(
        ENDPOINT,
        ConfigDef.Type.STRING,
        null,
        new Endpoint(),
        Importance.MEDIUM,
        "URL of an S3-compatible store. Unset for Amazon S3.");
    keys.key(
        REGION,
        ConfigDef.Type.STRING,
        null,
        null,
        Importance.MEDIUM,
        "Region of the bucket. Unset to let the client find it.");
    keys.key(
        PATH_STYLE,
        ConfigDef.Type.BOOLEAN,
        false,
        null,
        Importance.MEDIUM,
        "Whether the bucket stands in the path rather than in the host name. Most "
            + "S3-compatible stores need true.");
    keys.key(
        ACCESS_KEY,
        ConfigDef.Type.PASSWORD,
        null,
        null,
        Importance.MEDIUM,
        "Access key. Unset together with s3.secret.key to use the AWS SDK's default "
            + "credentials chain.");
    keys.key(
        SECRET_KEY,
        ConfigDef.Type.PASSWORD,
        null,
        null,
        Importance.MEDIUM,
        "Secret key that belongs to s3.access.key.");
  }

  private static void defineServices(KeyGroup keys) {
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

  private static void defineControl(KeyGroup keys) {
    keys.key(
        CONTROL_TOPIC,
        ConfigDef.Type.STRING,
        null,
        null,
        Importance.MEDIUM,
        "Topic of one partition over which the tasks agree on commits. Needed from "
            + "tasks.max=2 on; several sinks may share it.");
    keys.key(
        CONTROL_BOOTSTRAP_SERVERS,
        ConfigDef.Type.STRING,
        null,
        null,
        Importance.MEDIUM,
        "Brokers that hold control.topic and the topics that are read. Needed with "
            + "control.topic.");
  }

  /** What is read, at least one topic. Partition 0 of the first decides which task coordinates. */
  public List<String> topics() {
    String topics = originalsStrings().get(TOPICS);
    if (topics == null || topics.isBlank()) {
      throw new ConfigException(TOPICS, topics, "must list the topics of the table");
    }
    return Arrays.stream(topics.split(",", -1)).map(String::trim).toList();
  }

  public TableSettings table() {
    return new TableSettings(
        getString(TABLE_NAME),
        TablePath.normal(getString(TABLE_PATH)),
        getList(RECORD_KEY_FIELDS),
        getList(PARTITION_FIELDS),
        getString(PARQUET_CODEC).toLowerCase(Locale.ROOT),
        getInt(CLEAN_RETAIN_COMMITS),
        getInt(ARCHIVE_MIN_COMMITS),
        getInt(ARCHIVE_MAX_COMMITS));
  }

  public RecordSettings records() {
    return new RecordSettings(
        FORMATS.parse(getString(RECORD_FORMAT)),
        getList(RECORD_KEY_FIELDS),
        getList(PARTITION_FIELDS),
        getBoolean(DELETE_ENABLED));
  }

  public CommitSettings commits() {
    return new CommitSettings(
        getLong(COMMIT_INTERVAL_MS),
        getLong(COMMIT_TIMEOUT_MS),
        getInt(COMMIT_MAX_RECORDS),
        Duration.ofMillis(getLong(COMMIT_RETRY_BUDGET_MS)));
  }

  public StorageSettings storage() {
    Password accessKey = getPassword(ACCESS_KEY);
    Password secretKey = getPassword(SECRET_KEY);
    return new StorageSettings(
        getString(ENDPOINT),
        getString(REGION),
        getBoolean(PATH_STYLE),
        accessKey == null || secretKey == null
            ? null
            : new StorageSettings.Credentials(accessKey.value(), secretKey.value()));
  }

  /** Null for a sink of one task, which needs nothing of the kind. */
  public @Nullable ControlSettings control() {
    String topic = getString(CONTROL_TOPIC);
    return topic == null
        ? null
        : new ControlSettings(topic, getString(CONTROL_BOOTSTRAP_SERVERS), table().path());
  }
}
