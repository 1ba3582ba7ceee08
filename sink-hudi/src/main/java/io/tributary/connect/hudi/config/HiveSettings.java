package io.tributary.connect.hudi.config;

import io.tributary.connect.kit.config.KeyGroup;
import java.net.URI;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * How a Hive metastore is reached.
 *
 * @param addresses tried one after the other, {@code thrift://host:port} each
 * @param user whose tables they are
 * @param tls whether the metastore speaks TLS
 */
public record HiveSettings(List<URI> addresses, String user, boolean tls) {

  public static final String URIS = "hive.metastore.uris";

  private static final String USER = "hive.metastore.user";
  private static final String TLS = "hive.metastore.tls.enabled";

  public HiveSettings {
    addresses = List.copyOf(addresses);
  }

  static void define(KeyGroup keys) {
    keys.key(
        URIS,
        ConfigDef.Type.LIST,
        List.of(),
        new MetastoreAddresses(),
        Importance.MEDIUM,
        "Addresses of the Hive metastore, tried in this order. Needed with catalog.type=hive. "
            + "A metastore that asks for Kerberos cannot be reached.");
    keys.key(
        USER,
        ConfigDef.Type.STRING,
        "tributary",
        null,
        Importance.LOW,
        "User in whose name the metastore acts. It is taken at its word, as metastores without "
            + "Kerberos do.");
    keys.key(
        TLS,
        ConfigDef.Type.BOOLEAN,
        false,
        null,
        Importance.LOW,
        "Whether the metastore speaks TLS. Its certificate and name are checked against what "
            + "the worker's JVM trusts.");
  }

  static HiveSettings from(AbstractConfig config) {
    return new HiveSettings(
        config.getList(URIS).stream().map(URI::create).toList(),
        config.getString(USER),
        config.getBoolean(TLS));
  }
}
