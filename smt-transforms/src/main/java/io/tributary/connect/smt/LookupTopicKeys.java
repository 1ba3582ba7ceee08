package io.tributary.connect.smt;

import io.tributary.connect.kit.config.KeyGroup;
import io.tributary.connect.smt.kafka.ClusterSettings;
import io.tributary.connect.smt.kafka.Converters;
import io.tributary.connect.smt.kafka.TopicTable;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.ValidString;
import org.apache.kafka.common.config.ConfigDef.Width;

/**
 * The keys of {@link Lookup} that say how a topic is read. A transform is not told its worker's
 * cluster. Only what is listed here gets to Kafka's client.
 */
final class LookupTopicKeys {

  static final String BOOTSTRAP = "kafka.bootstrap.servers";
  static final String PROTOCOL = "kafka.security.protocol";
  static final String MECHANISM = "kafka.sasl.mechanism";
  static final String USER = "kafka.sasl.username";
  static final String KEY_CONVERTER = "topic.key.converter";
  static final String VALUE_CONVERTER = "topic.value.converter";
  private static final String PASSWORD = "kafka.sasl.password";
  private static final String TRUSTED = "kafka.ssl.truststore.certificates";
  private static final String CHAIN = "kafka.ssl.keystore.certificate.chain";
  private static final String PRIVATE_KEY = "kafka.ssl.keystore.key";
  private static final String RECORDS_GROUP = "Topic: records";
  private static final String SCHEMAS = ".schemas.enable";
  private static final String JSON = "org.apache.kafka.connect.json.JsonConverter";

  private LookupTopicKeys() {}

  static void define(ConfigDef definition) {
    cluster(new KeyGroup(definition, "Topic: cluster"));
    records(definition);
  }

  private static void cluster(KeyGroup group) {
    group
        .key(
            BOOTSTRAP,
            ConfigDef.Type.STRING,
            null,
            null,
            Importance.HIGH,
            "Brokers of the cluster, host:port with commas. Needed with source=topic, as Connect"
                + " does not tell a transform its worker's.")
        .key(
            PROTOCOL,
            ConfigDef.Type.STRING,
            "PLAINTEXT",
            ValidString.in("PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"),
            Importance.MEDIUM,
            "How brokers are spoken to. With SSL the broker's certificate must be of its host.")
        .key(
            MECHANISM,
            ConfigDef.Type.STRING,
            null,
            ValidString.in(null, "PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"),
            Importance.MEDIUM,
            "How the user is authenticated, with a SASL protocol.")
        .key(USER, ConfigDef.Type.STRING, null, null, Importance.MEDIUM, "User, for SASL.")
        .key(
            PASSWORD,
            ConfigDef.Type.PASSWORD,
            "",
            null,
            Importance.MEDIUM,
            "Password of the user, for SASL.")
        .key(
            TRUSTED,
            ConfigDef.Type.PASSWORD,
            null,
            null,
            Importance.LOW,
            "Certificates to trust, in PEM. Without it the authorities that the JVM trusts count.")
        .key(
            CHAIN,
            ConfigDef.Type.PASSWORD,
            null,
            null,
            Importance.LOW,
            "Certificates by which the worker shows who it is, in PEM.")
        .key(
            PRIVATE_KEY,
            ConfigDef.Type.PASSWORD,
            null,
            null,
            Importance.LOW,
            "The private key to them, in PEM (PKCS#8, without a password).");
  }

  private static void records(ConfigDef definition) {
    converter(
        definition,
        VALUE_CONVERTER,
        "What turns the bytes of the topic's values into data: a converter that the worker has,"
            + " as in value.converter of a connector. Keys below it"
            + " (topic.value.converter.<its key>) are the converter's own.",
        1);
    converter(
        definition,
        KEY_CONVERTER,
        "The same for the keys of the topic. They are read only for columns that the values"
            + " lack: a field of the key, or the key itself for a join with one key column.",
        3);
  }

  private static void converter(ConfigDef definition, String key, String meaning, int order) {
    String half = key.contains("value") ? "values" : "keys";
    definition
        .define(
            key,
            ConfigDef.Type.STRING,
            JSON,
            null,
            Importance.MEDIUM,
            meaning,
            RECORDS_GROUP,
            order,
            Width.LONG,
            "Converter of " + half,
            new CrossKeyCheck(
                (values, problems) -> LookupKeys.converterIsThere(key, values, problems)))
        .define(
            key + SCHEMAS,
            ConfigDef.Type.BOOLEAN,
            true,
            Importance.MEDIUM,
            "Whether JSON %s carry their schema, as the JSON converter writes them by default."
                .formatted(half),
            RECORDS_GROUP,
            order + 1,
            Width.SHORT,
            "JSON %s with schemas".formatted(half));
  }

  static TopicTable.Access parse(AbstractConfig config) {
    ClusterSettings cluster =
        new ClusterSettings(
            config.getString(BOOTSTRAP),
            config.getString(PROTOCOL),
            config.getString(MECHANISM),
            config.getString(USER),
            config.getPassword(PASSWORD),
            config.getPassword(TRUSTED),
            config.getPassword(CHAIN),
            config.getPassword(PRIVATE_KEY));
    return new TopicTable.Access(
        cluster,
        new Converters(
            config.getString(KEY_CONVERTER),
            below(config, KEY_CONVERTER),
            config.getString(VALUE_CONVERTER),
            below(config, VALUE_CONVERTER)));
  }

  private static Map<String, Object> below(AbstractConfig config, String converter) {
    Map<String, Object> own = new HashMap<>(config.originalsWithPrefix(converter + "."));
    own.put(SCHEMAS.substring(1), config.getBoolean(converter + SCHEMAS));
    return own;
  }
}
