package io.tributary.connect.http.config;

import io.tributary.connect.kit.config.KeyGroup;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * Which addresses may be reached, whatever a host's name resolves to.
 *
 * @param allowedRanges exceptions, in CIDR notation
 */
public record EgressSettings(boolean disallowPrivate, List<String> allowedRanges) {

  public static final String DISALLOW_PRIVATE = "connection.disallow.private.ips";
  public static final String ALLOW_RANGES = "connection.allow.cidr.ranges";

  public EgressSettings {
    allowedRanges = List.copyOf(allowedRanges);
  }

  static void define(KeyGroup group) {
    group
        .key(
            DISALLOW_PRIVATE,
            ConfigDef.Type.BOOLEAN,
            true,
            null,
            Importance.MEDIUM,
            "Whether to refuse loopback, private, link-local and other non-public addresses, checked"
                + " on every address that a host resolves to. On by default, as whoever may POST a"
                + " connector could otherwise read services inside the worker's network.")
        .key(
            ALLOW_RANGES,
            ConfigDef.Type.LIST,
            "",
            null,
            Importance.MEDIUM,
            "Addresses that are allowed all the same, such as 10.1.0.0/16 or 127.0.0.1/32.");
  }

  /**
   * Reads the connector's props.
   *
   * @throws org.apache.kafka.common.config.ConfigException if a value does not parse
   */
  public static EgressSettings from(Map<String, String> props) {
    ConfigDef definition = new ConfigDef();
    define(new KeyGroup(definition, "Safety"));
    AbstractConfig config = new AbstractConfig(definition, props, false);
    return new EgressSettings(config.getBoolean(DISALLOW_PRIVATE), config.getList(ALLOW_RANGES));
  }
}
