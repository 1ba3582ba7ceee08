package io.tributary.connect.http.config;

import static org.apache.kafka.common.config.ConfigDef.Range.between;

import io.tributary.connect.kit.config.KeyGroup;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * Which addresses may be reached, whatever a host's name resolves to, and whereto a server may send
 * a request on.
 *
 * @param schemes of URLs, in lower case
 * @param allowedRanges exceptions, in CIDR notation
 * @param disallowedRanges exceptions to those exceptions
 * @param maxRedirects how many in a row are followed
 * @param crossHostRedirects whether to another host too, without credentials
 */
public record EgressSettings(
    List<String> schemes,
    boolean disallowPrivate,
    List<String> allowedRanges,
    List<String> disallowedRanges,
    int maxRedirects,
    boolean crossHostRedirects) {

  public static final String SCHEMES = "connection.allow.schemes";
  public static final String DISALLOW_PRIVATE = "connection.disallow.private.ips";
  public static final String ALLOW_RANGES = "connection.allow.cidr.ranges";
  public static final String DISALLOW_RANGES = "connection.disallow.cidr.ranges";
  public static final String MAX_REDIRECTS = "redirects.max";
  public static final String CROSS_HOST_REDIRECTS = "redirects.allow.cross.host";

  public static final List<String> KEYS =
      List.of(
          SCHEMES,
          DISALLOW_PRIVATE,
          ALLOW_RANGES,
          DISALLOW_RANGES,
          MAX_REDIRECTS,
          CROSS_HOST_REDIRECTS);

  public EgressSettings {
    schemes = List.copyOf(schemes);
    allowedRanges = List.copyOf(allowedRanges);
    disallowedRanges = List.copyOf(disallowedRanges);
  }

  static void define(KeyGroup group) {
    group
        .key(
            SCHEMES,
            ConfigDef.Type.LIST,
            "https,http",
            ConfigDef.ValidList.in("https", "http"),
            Importance.LOW,
            "Schemes that a URL may have. https alone refuses every request that could be read or"
                + " changed on its way, also one that a redirect or a next page leads to.")
        .key(
            DISALLOW_PRIVATE,
            ConfigDef.Type.BOOLEAN,
            true,
            null,
            Importance.MEDIUM,
            "Whether to refuse loopback, private, link-local and other non-public addresses, checked"
                + " on every address that a host resolves to. On by default, as whoever may POST a"
                + " connector could otherwise read services inside the worker's network. With false,"
                + " the addresses at which clouds give out credentials stay refused.")
        .key(
            ALLOW_RANGES,
            ConfigDef.Type.LIST,
            "",
            null,
            Importance.MEDIUM,
            "Addresses that are allowed all the same, such as 10.1.0.0/16 or 127.0.0.1/32.")
        .key(
            DISALLOW_RANGES,
            ConfigDef.Type.LIST,
            "",
            null,
            Importance.LOW,
            "Addresses that are refused whatever else allows them.");
    defineRedirects(group);
  }

  private static void defineRedirects(KeyGroup group) {
    group
        .key(
            MAX_REDIRECTS,
            ConfigDef.Type.INT,
            3,
            between(0, 20),
            Importance.LOW,
            "Redirects in a row that are followed, each checked as if its address stood in"
                + " connection.url. One more is a failure that fails the task; 0 follows none.")
        .key(
            CROSS_HOST_REDIRECTS,
            ConfigDef.Type.BOOLEAN,
            false,
            null,
            Importance.LOW,
            "Whether to follow to another host, scheme or port too. Credentials and sensitive headers"
                + " are not sent there. Never from https to http.");
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
    return new EgressSettings(
        config.getList(SCHEMES),
        config.getBoolean(DISALLOW_PRIVATE),
        config.getList(ALLOW_RANGES),
        config.getList(DISALLOW_RANGES),
        config.getInt(MAX_REDIRECTS),
        config.getBoolean(CROSS_HOST_REDIRECTS));
  }
}
