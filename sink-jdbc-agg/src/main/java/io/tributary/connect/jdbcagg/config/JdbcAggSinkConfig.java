package io.tributary.connect.jdbcagg.config;

import io.tributary.connect.kit.config.EnumValidator;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** The keys of the connector. */
public final class JdbcAggSinkConfig extends AbstractConfig {

  public static final String AGGREGATES = "aggregates";
  public static final String TABLE_CREATE = "table.create";
  public static final String DATABASE_HOST = "database.host";
  public static final String DATABASE_PORT = "database.port";
  public static final String DATABASE_NAME = "database.name";
  public static final String DATABASE_USER = "database.user";
  public static final String DATABASE_PASSWORD = "database.password";
  public static final String TLS_MODE = "database.tls.mode";
  public static final String TLS_CA_FILE = "database.tls.ca.file";
  private static final String PUBLIC_KEY_RETRIEVAL = "database.public.key.retrieval.enabled";
  private static final String CONNECT_TIMEOUT = "database.connect.timeout.ms";
  private static final String SOCKET_TIMEOUT = "database.socket.timeout.ms";
  private static final String FLUSH_MAX_RECORDS = "flush.max.records";
  private static final String FLUSH_INTERVAL = "flush.interval.ms";
  private static final String RETRY_TIMEOUT = "retry.timeout.ms";

  private static final String AGGREGATION = "Aggregation";
  private static final String DATABASE = "Database";
  private static final String FLUSH = "Flush";

  private static final EnumValidator<TlsMode> TLS_MODES = EnumValidator.of(TlsMode.class);

  /** Names and addresses only, so that nothing in them is read as a part of a URL. */
  private static final Shape HOST = new Shape("[A-Za-z0-9._-]+|[0-9A-Fa-f:]+", "a host or address");

  private static final Shape NAME = new Shape("[A-Za-z0-9_$-]{1,64}", "letters, digits, _, $ or -");

  public static final ConfigDef CONFIG_DEF = flush(database(aggregation(new ConfigDef())));

  public JdbcAggSinkConfig(Map<String, String> properties) {
    super(CONFIG_DEF, properties);
  }

  public String aggregates() {
    return getString(AGGREGATES);
  }

  public boolean createsTables() {
    return getBoolean(TABLE_CREATE);
  }

  public DatabaseSettings database() {
    return new DatabaseSettings(
        getString(DATABASE_HOST),
        getInt(DATABASE_PORT),
        getString(DATABASE_NAME),
        getString(DATABASE_USER),
        getPassword(DATABASE_PASSWORD),
        TLS_MODES.parse(getString(TLS_MODE)),
        getString(TLS_CA_FILE),
        getBoolean(PUBLIC_KEY_RETRIEVAL),
        Duration.ofMillis(getInt(CONNECT_TIMEOUT)),
        Duration.ofMillis(getInt(SOCKET_TIMEOUT)));
  }

  public FlushSettings flush() {
    return new FlushSettings(
        getInt(FLUSH_MAX_RECORDS),
        Duration.ofMillis(getLong(FLUSH_INTERVAL)),
        Duration.ofMillis(getLong(RETRY_TIMEOUT)));
  }

  private static ConfigDef aggregation(ConfigDef definition) {
    return definition
        .define(
            AGGREGATES,
            ConfigDef.Type.STRING,
            ConfigDef.NO_DEFAULT_VALUE,
            new ConfigDef.NonEmptyString(),
            Importance.HIGH,
            "What to aggregate: one or more statements, split by ';', of the form INSERT INTO"
                + " <table> SELECT <field> [AS <column>], ..., TUMBLE(<time field>, INTERVAL '1'"
                + " MINUTE) AS <column>, COUNT(*) AS <column>, COUNT|SUM|AVG|MIN|MAX|LAST(<field>)"
                + " AS <column>, ... FROM <topic> [WHERE <condition>] GROUP BY <field>, ...,"
                + " TUMBLE(...). Names that hold dots stand between backticks. A statement that"
                + " asks for more is refused, with the part that is not supported.",
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
            "Create tables");
  }

  private static ConfigDef database(ConfigDef definition) {
    return tls(
        definition
            .define(
                DATABASE_HOST,
                ConfigDef.Type.STRING,
                ConfigDef.NO_DEFAULT_VALUE,
                HOST,
                Importance.HIGH,
                "Host name or address of the MySQL (8.0.23 or later) or MariaDB (10.6 or later)"
                    + " server.",
                DATABASE,
                1,
                Width.MEDIUM,
                "Host")
            .define(
                DATABASE_PORT,
                ConfigDef.Type.INT,
                3306,
                Range.between(1, 65535),
                Importance.MEDIUM,
                "Port of the server.",
                DATABASE,
                2,
                Width.SHORT,
                "Port")
            .define(
                DATABASE_NAME,
                ConfigDef.Type.STRING,
                ConfigDef.NO_DEFAULT_VALUE,
                NAME,
                Importance.HIGH,
                "Database (schema) that holds the tables. It must exist.",
                DATABASE,
                3,
                Width.MEDIUM,
                "Database")
            .define(
                DATABASE_USER,
                ConfigDef.Type.STRING,
                ConfigDef.NO_DEFAULT_VALUE,
                new ConfigDef.NonEmptyString(),
                Importance.HIGH,
                "User, with SELECT, INSERT and UPDATE on the database; CREATE and ALTER too where"
                    + " table.create is true.",
                DATABASE,
                4,
                Width.MEDIUM,
                "User")
            .define(
                DATABASE_PASSWORD,
                ConfigDef.Type.PASSWORD,
                "",
                Importance.HIGH,
                "Password of the user.",
                DATABASE,
                5,
                Width.MEDIUM,
                "Password"));
  }

  private static ConfigDef tls(ConfigDef definition) {
    return timeouts(
        definition
            .define(
                TLS_MODE,
                ConfigDef.Type.STRING,
                "verify_identity",
                TLS_MODES,
                Importance.HIGH,
                "verify_identity: encrypted, and the certificate is of a trusted authority and of"
                    + " this host. verify_ca: any host. disable: plain text, for loopback only.",
                DATABASE,
                6,
                Width.SHORT,
                "TLS mode",
                TLS_MODES)
            .define(
                TLS_CA_FILE,
                ConfigDef.Type.STRING,
                null,
                Importance.MEDIUM,
                "PEM file, on the worker, of the authority that signed the server's certificate."
                    + " Without it the authorities that the worker's JVM trusts count.",
                DATABASE,
                7,
                Width.LONG,
                "TLS authority")
            .define(
                PUBLIC_KEY_RETRIEVAL,
                ConfigDef.Type.BOOLEAN,
                false,
                Importance.LOW,
                "Whether, with database.tls.mode=disable, the server may send the key under which"
                    + " the password goes to it (caching_sha2_password of MySQL). Who can alter the"
                    + " traffic can then learn the password.",
                DATABASE,
                8,
                Width.SHORT,
                "Public key retrieval"));
  }

  private static ConfigDef timeouts(ConfigDef definition) {
    return definition
        .define(
            CONNECT_TIMEOUT,
            ConfigDef.Type.INT,
            5_000,
            Range.between(1, 600_000),
            Importance.LOW,
            "Milliseconds to wait for a connection.",
            DATABASE,
            9,
            Width.SHORT,
            "Connect timeout")
        .define(
            SOCKET_TIMEOUT,
            ConfigDef.Type.INT,
            30_000,
            Range.between(100, 600_000),
            Importance.LOW,
            "Milliseconds to wait for an answer, of a lock too. A flush that gets none is tried"
                + " again over a new connection.",
            DATABASE,
            10,
            Width.SHORT,
            "Socket timeout");
  }

  private static ConfigDef flush(ConfigDef definition) {
    return definition
        .define(
            FLUSH_MAX_RECORDS,
            ConfigDef.Type.INT,
            10_000,
            Range.between(1, 10_000_000),
            Importance.MEDIUM,
            "Records in memory that make a flush due. More means fewer transactions and more"
                + " memory, at most one group per record.",
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
            "Retry timeout");
  }

  /** A value that is one of a kind of words. */
  private record Shape(String pattern, String description) implements ConfigDef.Validator {
    @Override
    public void ensureValid(String key, @Nullable Object value) {
      if (value == null || !Pattern.matches(pattern, value.toString())) {
        throw new ConfigException(key, value, "must be " + description);
      }
    }

    @Override
    public String toString() {
      return description;
    }
  }
}
