package io.tributary.connect.kit.config;

import java.time.Duration;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * The keys that say which database is used. There is none for a JDBC URL or for options of the
 * driver: some of those make it read local files or load classes.
 */
public final class DatabaseKeys {

  public static final String HOST = "database.host";
  public static final String PORT = "database.port";
  public static final String NAME = "database.name";
  public static final String USER = "database.user";
  public static final String PASSWORD = "database.password";
  public static final String TLS_MODE = "database.tls.mode";
  public static final String TLS_CA_FILE = "database.tls.ca.file";
  private static final String PUBLIC_KEY_RETRIEVAL = "database.public.key.retrieval.enabled";
  private static final String CONNECT_TIMEOUT = "database.connect.timeout.ms";
  private static final String SOCKET_TIMEOUT = "database.socket.timeout.ms";

  private static final EnumValidator<TlsMode> TLS_MODES = EnumValidator.of(TlsMode.class);

  /** Names and addresses only, so that nothing in them is read as a part of a URL. */
  private static final Shape ADDRESS =
      new Shape("[A-Za-z0-9._-]+|[0-9A-Fa-f:]+", "a host or address");

  private static final Shape IDENTIFIER =
      new Shape("[A-Za-z0-9_$-]{1,64}", "letters, digits, _, $ or -");

  private DatabaseKeys() {}

  /**
   * Adds the keys as the group Database.
   *
   * @param required whether host, name and user must be given; else they may lack, and whoever
   *     needs them checks it
   * @param rights what the user must be allowed, as a sentence
   */
  public static ConfigDef define(ConfigDef definition, boolean required, String rights) {
    Object none = required ? ConfigDef.NO_DEFAULT_VALUE : null;
    KeyGroup group =
        new KeyGroup(definition, "Database")
            .key(
                HOST,
                ConfigDef.Type.STRING,
                none,
                ADDRESS,
                Importance.HIGH,
                "Host name or address of the MySQL (8.0.23 or later) or MariaDB (10.6 or later)"
                    + " server.")
            .key(
                PORT,
                ConfigDef.Type.INT,
                3306,
                Range.between(1, 65535),
                Importance.MEDIUM,
                "Port of the server.")
            .key(
                NAME,
                ConfigDef.Type.STRING,
                none,
                IDENTIFIER,
                Importance.HIGH,
                "Database (schema) that holds the tables. It must exist.")
            .key(
                USER,
                ConfigDef.Type.STRING,
                none,
                required ? new ConfigDef.NonEmptyString() : null,
                Importance.HIGH,
                rights)
            .key(
                PASSWORD,
                ConfigDef.Type.PASSWORD,
                "",
                null,
                Importance.HIGH,
                "Password of the user.");
    tls(group);
    timeouts(group);
    return definition;
  }

  private static void tls(KeyGroup group) {
    group
        .key(
            TLS_MODE,
            ConfigDef.Type.STRING,
            "verify_identity",
            TLS_MODES,
            Importance.HIGH,
            "verify_identity: encrypted, and the certificate is of a trusted authority and of"
                + " this host. verify_ca: any host. disable: plain text, for loopback only.")
        .key(
            TLS_CA_FILE,
            ConfigDef.Type.STRING,
            null,
            null,
            Importance.MEDIUM,
            "PEM file, on the worker, of the authority that signed the server's certificate."
                + " Without it the authorities that the worker's JVM trusts count.")
        .key(
            PUBLIC_KEY_RETRIEVAL,
            ConfigDef.Type.BOOLEAN,
            false,
            null,
            Importance.LOW,
            "Whether, with database.tls.mode=disable, the server may send the key under which"
                + " the password goes to it (caching_sha2_password of MySQL). Who can alter the"
                + " traffic can then learn the password.");
  }

  private static void timeouts(KeyGroup group) {
    group
        .key(
            CONNECT_TIMEOUT,
            ConfigDef.Type.INT,
            5_000,
            Range.between(1, 600_000),
            Importance.LOW,
            "Milliseconds to wait for a connection.")
        .key(
            SOCKET_TIMEOUT,
            ConfigDef.Type.INT,
            30_000,
            Range.between(100, 600_000),
            Importance.LOW,
            "Milliseconds to wait for an answer, of a lock too. What got none is tried again over"
                + " a new connection.");
  }

  /** The database of a config in which host, name and user are given. */
  public static DatabaseSettings parse(AbstractConfig config) {
    return new DatabaseSettings(
        config.getString(HOST),
        config.getInt(PORT),
        config.getString(NAME),
        config.getString(USER),
        config.getPassword(PASSWORD),
        TLS_MODES.parse(config.getString(TLS_MODE)),
        config.getString(TLS_CA_FILE),
        config.getBoolean(PUBLIC_KEY_RETRIEVAL),
        Duration.ofMillis(config.getInt(CONNECT_TIMEOUT)),
        Duration.ofMillis(config.getInt(SOCKET_TIMEOUT)));
  }

  /** A value that is one of a kind of words; a lacking one is left to the key's own default. */
  private record Shape(String pattern, String description) implements ConfigDef.Validator {
    @Override
    public void ensureValid(String key, @Nullable Object value) {
      if (value != null && !Pattern.matches(pattern, value.toString())) {
        throw new ConfigException(key, value, "must be " + description);
      }
    }

    @Override
    public String toString() {
      return description;
    }
  }
}
