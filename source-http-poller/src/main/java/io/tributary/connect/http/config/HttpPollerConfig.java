package io.tributary.connect.http.config;

import static org.apache.kafka.common.config.ConfigDef.Range.between;

import io.tributary.connect.kit.config.KeyGroup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigException;

/** The connector's keys, and the settings of its endpoints. */
public final class HttpPollerConfig extends AbstractConfig {

  public static final String ENDPOINTS = "endpoints";
  public static final String FETCH_THREADS = "fetch.threads";

  public static final String BATCH_MAX_RECORDS = "batch.max.records";
  public static final String QUEUE_MAX_RECORDS = "queue.max.records";
  public static final String STATISTICS_INTERVAL = "statistics.interval.ms";

  public static final String PROBE = "validate.probe";
  public static final String PROBE_TIMEOUT = "validate.probe.timeout.ms";

  private static final Pattern ALIAS = Pattern.compile("[A-Za-z0-9_-]+");

  private final Map<String, String> props;

  /**
   * @throws ConfigException if a value does not parse
   */
  public HttpPollerConfig(Map<String, String> props) {
    // Not logged: a URL's query may hold what its owner considers secret.
    super(definition(), EndpointKeys.written(props), false);
    this.props = EndpointKeys.written(props);
  }

  public static ConfigDef definition() {
    ConfigDef definition = new ConfigDef();
    new KeyGroup(definition, "Connector")
        .key(
            ENDPOINTS,
            ConfigDef.Type.LIST,
            "",
            Parsed.by("aliases", HttpPollerConfig::checkAlias),
            Importance.MEDIUM,
            "Aliases of the endpoints, separated by commas. A key of one endpoint is written"
                + " endpoints.alias.key; a bare key is the default of all. Leave it out for a"
                + " single endpoint, whose alias then is 'default'. Source offsets belong to the"
                + " alias. Tasks share the endpoints out, so more tasks than endpoints are not"
                + " used.")
        .key(
            FETCH_THREADS,
            ConfigDef.Type.INT,
            4,
            between(1, 64),
            Importance.LOW,
            "Threads per task that wait for responses. With more endpoints than this in a task,"
                + " slow ones can delay others.")
        .key(
            BATCH_MAX_RECORDS,
            ConfigDef.Type.INT,
            20_000,
            between(1, 1_000_000),
            Importance.LOW,
            "Most records that are handed to the worker at once. A page of no more records is"
                + " always one transaction; a larger one is only with"
                + " transaction.boundary=connector, else a crash within it brings part of it"
                + " again.")
        .key(
            QUEUE_MAX_RECORDS,
            ConfigDef.Type.INT,
            20_000,
            between(1, 10_000_000),
            Importance.LOW,
            "Most records per task that wait for the worker, not counting the batch that is being"
                + " made. Endpoints with more wait in turn.")
        .key(
            STATISTICS_INTERVAL,
            ConfigDef.Type.LONG,
            60_000L,
            between(0L, 86_400_000L),
            Importance.LOW,
            "Milliseconds from one line with a task's statistics in the log to the next, as JSON,"
                + " by the logger io.tributary.connect.http.statistics. 0 writes none.");
    defineProbe(new KeyGroup(definition, "Validation"));
    EgressSettings.define(new KeyGroup(definition, "Safety"));
    TlsSettings.define(new KeyGroup(definition, "TLS"));
    ProxySettings.define(new KeyGroup(definition, "Proxy"));
    return EndpointSettings.define(definition);
  }

  private static void defineProbe(KeyGroup group) {
    group
        .key(
            PROBE,
            ConfigDef.Type.BOOLEAN,
            false,
            null,
            Importance.MEDIUM,
            "Whether to ask each endpoint once when a config is checked, and to say at the key what"
                + " the answer shows to be wrong. Off by default: it costs one request, and it"
                + " sends the credentials from whichever worker checks. Good for PUT"
                + " /connector-plugins/.../config/validate.")
        .key(
            PROBE_TIMEOUT,
            ConfigDef.Type.INT,
            10_000,
            between(100, 60_000),
            Importance.LOW,
            "Milliseconds that all these requests together may take.");
  }

  private static void checkAlias(String alias) {
    if (!ALIAS.matcher(alias).matches()) {
      throw new ConfigException("'" + alias + "' is no alias: letters, digits, _ and - only");
    }
  }

  /** The endpoints' aliases, in the order in which they are written. */
  public List<String> aliases() {
    List<String> named = getList(ENDPOINTS);
    return named.isEmpty() ? List.of(EndpointKeys.DEFAULT_ALIAS) : named;
  }

  public int fetchThreads() {
    return getInt(FETCH_THREADS);
  }

  public int batchMaxRecords() {
    return getInt(BATCH_MAX_RECORDS);
  }

  public Duration statisticsInterval() {
    return Duration.ofMillis(getLong(STATISTICS_INTERVAL));
  }

  public boolean probes() {
    return getBoolean(PROBE);
  }

  public Duration probeTimeout() {
    return Duration.ofMillis(getInt(PROBE_TIMEOUT));
  }

  public int queueMaxRecords() {
    return getInt(QUEUE_MAX_RECORDS);
  }

  public EgressSettings egress() {
    return EgressSettings.from(props);
  }

  public TlsSettings tls() {
    return TlsSettings.from(this);
  }

  public ProxySettings proxy() {
    return ProxySettings.from(this);
  }

  /**
   * The settings of each endpoint.
   *
   * @throws ConfigException if a value does not parse
   */
  public List<EndpointSettings> endpoints() {
    return aliases().stream().map(this::endpoint).toList();
  }

  /** The settings of one endpoint. */
  public EndpointSettings endpoint(String alias) {
    return EndpointSettings.parse(alias, EndpointKeys.of(props, alias).effective());
  }

  /**
   * The settings of an endpoint that others take their partitions from. It is not split itself, so
   * what bare keys say about partitions is not about it.
   */
  public EndpointSettings parent(String alias) {
    Map<String, String> keys = EndpointKeys.of(props, alias).effective();
    keys.keySet().removeIf(key -> key.startsWith("partition."));
    return EndpointSettings.parse(alias, keys);
  }

  /** Aliases of the endpoints that others take their partitions from. */
  public static Set<String> parents(Map<String, String> props, List<String> aliases) {
    Set<String> parents = new TreeSet<>();
    for (String alias : aliases) {
      String parent = EndpointKeys.of(props, alias).written(PartitionSettings.PARENT);
      if (parent != null && !parent.isEmpty()) {
        parents.add(parent);
      }
    }
    return parents;
  }
}
