package io.tributary.connect.jdbcagg.config;

import io.tributary.connect.kit.config.DatabaseKeys;
import io.tributary.connect.kit.config.DatabaseSettings;
import io.tributary.connect.kit.config.EnumValidator;
import io.tributary.connect.kit.config.KeyGroup;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.jspecify.annotations.Nullable;

/** The keys of the connector. */
public final class JdbcAggSinkConfig extends AbstractConfig {

  public static final String MODE = "mode";
  public static final String AGGREGATES = "aggregates";
  public static final String TABLE_CREATE = "table.create";
  public static final String GENERATION = "generation";
  public static final String DIALECT = "database.dialect";

  private static final String FLUSH_MAX_RECORDS = "flush.max.records";
  private static final String FLUSH_INTERVAL = "flush.interval.ms";
  private static final String RETRY_TIMEOUT = "retry.timeout.ms";
  private static final String STATISTICS_INTERVAL = "statistics.interval.ms";

  private static final String AGGREGATION = "Aggregation";
  private static final String FLUSH = "Flush";

  private static final EnumValidator<WriteMode> MODES = EnumValidator.of(WriteMode.class);
  private static final EnumValidator<Dialect> DIALECTS = EnumValidator.of(Dialect.class);

  /** A flush of Hive takes seconds, and leaves files for the compactor. */
  private static final Map<String, String> HIVE_DEFAULTS =
      Map.of(DatabaseKeys.PORT, "10000", FLUSH_INTERVAL, "30000");

  /** Rows wait whole, with their records; of groups little more than sums does. */
  private static final Map<String, String> UPSERT_DEFAULTS = Map.of(FLUSH_MAX_RECORDS, "10000");

  public static final ConfigDef CONFIG_DEF =
      HiveSettings.define(
          upsert(windows(changes(flush(database(aggregation(mode(new ConfigDef()))))))));

  public JdbcAggSinkConfig(Map<String, String> properties) {
    super(CONFIG_DEF, withDefaults(properties));
  }

  public WriteMode mode() {
    return MODES.parse(getString(MODE));
  }

  /** What to aggregate; null where nothing is given. */
  public @Nullable String aggregates() {
    return getString(AGGREGATES);
  }

  public boolean createsTables() {
    return getBoolean(TABLE_CREATE);
  }

  /** Counts the times that the aggregates were made anew. */
  public int generation() {
    return getInt(GENERATION);
  }

  public ChangeSettings changes() {
    return ChangeSettings.parse(this);
  }

  public WindowSettings windows() {
    return WindowSettings.parse(this);
  }

  /** How records become rows, with {@code mode=upsert}. */
  public UpsertSettings upsert() {
    return UpsertSettings.from(this);
  }

  public Dialect dialect() {
    return DIALECTS.parse(getString(DIALECT));
  }

  public HiveSettings hive() {
    return HiveSettings.from(this);
  }

  public DatabaseSettings database() {
    return DatabaseKeys.parse(this);
  }

  public FlushSettings flush() {
    return new FlushSettings(
        getInt(FLUSH_MAX_RECORDS),
        Duration.ofMillis(getLong(FLUSH_INTERVAL)),
        Duration.ofMillis(getLong(RETRY_TIMEOUT)));
  }

  /** From one line of statistics in the log to the next; zero for none. */
  public Duration statisticsInterval() {
    return Duration.ofMillis(getLong(STATISTICS_INTERVAL));
  }

  /** With what is not given, where dialect or mode asks for another default. */
  private static Map<String, String> withDefaults(Map<String, String> given) {
    Map<String, String> all = new HashMap<>();
    if (Dialect.HIVE.name().equalsIgnoreCase(given.get(DIALECT))) {
      all.putAll(HIVE_DEFAULTS);
    }
    if (WriteMode.UPSERT.name().equalsIgnoreCase(given.get(MODE))) {
      all.putAll(UPSERT_DEFAULTS);
    }
    all.putAll(given);
    return all;
  }

  private static ConfigDef changes(ConfigDef definition) {
    ChangeSettings.define(new KeyGroup(definition, "Changes"));
    return definition;
  }

  private static ConfigDef windows(ConfigDef definition) {
    WindowSettings.define(new KeyGroup(definition, "Windows"));
    return definition;
  }

  private static ConfigDef upsert(ConfigDef definition) {
    UpsertSettings.define(new KeyGroup(definition, "Upsert"));
    return definition;
  }

  private static ConfigDef mode(ConfigDef definition) {
    return definition.define(
        MODE,
        ConfigDef.Type.STRING,
        "aggregate",
        MODES,
        Importance.HIGH,
        "aggregate: records are counted and summed up as aggregates says. upsert: each record"
            + " is the newest state of the row with its key, or deletes it; see the group"
            + " Upsert. MySQL and MariaDB only.",
        AGGREGATION,
        0,
        Width.SHORT,
        "Mode",
        MODES);
  }

  private static ConfigDef aggregation(ConfigDef definition) {
    return definition
        .define(
            AGGREGATES,
            ConfigDef.Type.STRING,
            null,
            new ConfigDef.NonEmptyString(),
            Importance.HIGH,
            "With mode=aggregate, where it must be given: one or more statements, split by ';', of the form INSERT INTO"
                + " <table> SELECT <expression> [AS <column>], ..., WINDOW_START, COUNT(*),"
                + " SUM(<expression>) [FILTER (WHERE <condition>)] [AS <column>], ... FROM <topic>"
                + " [CROSS JOIN UNNEST(<array>) AS <alias>] [WHERE <condition>] GROUP BY"
                + " <expression>, ..., TUMBLE(<time>, INTERVAL '1' MINUTE). Names that hold dots"
                + " stand between backticks. All that can be written is in aggregates-sql.md; what"
                + " cannot is refused, with its place and what to do.",
            AGGREGATION,
            1,
            Width.LONG,
            "Aggregates")
        .define(
            TABLE_CREATE,
            ConfigDef.Type.BOOLEAN,
            true,
            Importance.MEDIUM,
            "Whether tables and columns that are missing are created, when the first record shows"
                + " their types. If false the task fails on a missing one and shows the DDL.",
            AGGREGATION,
            2,
            Width.SHORT,
            "Create tables")
        .define(
            GENERATION,
            ConfigDef.Type.INT,
            0,
            Range.between(0, Integer.MAX_VALUE),
            Importance.MEDIUM,
            "How many times the aggregates were made anew, from 0. A connector that is given the"
                + " next number reads all topics from the beginning; its tables must be empty, or"
                + " others. Tasks of earlier generations are fenced.",
            AGGREGATION,
            3,
            Width.SHORT,
            "Generation")
        .define(
            DIALECT,
            ConfigDef.Type.STRING,
            "mysql",
            DIALECTS,
            Importance.HIGH,
            "mysql: MySQL or MariaDB. hive: Hive 4 by HiveServer2, as hive.write.mode says, with its JDBC driver put into this plugin's folder;"
                + " COUNT, SUM, AVG, MIN, MAX, FIRST and LAST. Unless given,"
                + " database.port is 10000 then, and flush.interval.ms 30000.",
            AGGREGATION,
            4,
            Width.SHORT,
            "Dialect",
            DIALECTS);
  }

  private static ConfigDef database(ConfigDef definition) {
    return DatabaseKeys.define(
        definition,
        true,
        "User, with SELECT, INSERT, UPDATE and DELETE on the database; CREATE and ALTER too where"
            + " table.create is true.");
  }

  private static ConfigDef flush(ConfigDef definition) {
    return definition
        .define(
            FLUSH_MAX_RECORDS,
            ConfigDef.Type.INT,
            50_000,
            Range.between(1, 10_000_000),
            Importance.MEDIUM,
            "Records that make a flush due. More means fewer transactions and more memory: at most"
                + " one group per record, and with mode=upsert, where it is 10000 unless given, a"
                + " row with its record.",
            FLUSH,
            1,
            Width.SHORT,
            "Records per flush")
        .define(
            FLUSH_INTERVAL,
            ConfigDef.Type.LONG,
            1_000L,
            Range.between(1, 3_600_000),
            Importance.MEDIUM,
            "Milliseconds after which a record in memory makes a flush due: how old a table is at"
                + " most.",
            FLUSH,
            2,
            Width.SHORT,
            "Flush interval")
        .define(
            RETRY_TIMEOUT,
            ConfigDef.Type.LONG,
            300_000L,
            Range.between(0, 86_400_000),
            Importance.MEDIUM,
            "Milliseconds for which the database may be out of reach, or refuse a transaction for"
                + " a deadlock, before the task fails. Records wait in Kafka meanwhile.",
            FLUSH,
            3,
            Width.SHORT,
            "Retry timeout")
        .define(
            STATISTICS_INTERVAL,
            ConfigDef.Type.LONG,
            60_000L,
            Range.between(0, 86_400_000),
            Importance.LOW,
            "Milliseconds from one line with a task's statistics in the log to the next, as JSON,"
                + " by the logger io.tributary.connect.jdbcagg.statistics. 0 writes none.",
            FLUSH,
            4,
            Width.SHORT,
            "Statistics interval");
  }
}
