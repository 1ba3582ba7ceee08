package io.tributary.connect.http.config;

import io.tributary.connect.kit.config.EnumValidator;
import io.tributary.connect.kit.config.KeyGroup;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * All that one endpoint needs. Each key may also be written {@code endpoints.<alias>.<key>}.
 *
 * @param alias names the endpoint in keys, logs and source partitions
 */
public record EndpointSettings(
    String alias,
    String topic,
    TransactionUnit transactionUnit,
    PartitionSettings partition,
    RequestSettings request,
    AuthSettings auth,
    TimeoutSettings timeouts,
    ScheduleSettings schedule,
    PacingSettings pacing,
    StreamSettings stream,
    HeartbeatSettings heartbeat,
    PagingSettings paging,
    CursorSettings cursor,
    LimitSettings limits,
    WindowSettings windows,
    ResponseSettings response,
    FormatSettings format,
    RecordSettings records,
    ValueSettings values,
    DedupeSettings dedupe,
    ErrorSettings errors) {

  public static final String PRESET = "preset";
  public static final String TOPIC = "topic";
  public static final String TRANSACTION_UNIT = "transaction.unit";

  private static final EnumValidator<TransactionUnit> UNITS =
      EnumValidator.of(TransactionUnit.class);

  /** The keys of an endpoint alone, without those of the whole connector. */
  public static ConfigDef definition() {
    return define(new ConfigDef());
  }

  static ConfigDef define(ConfigDef definition) {
    KeyGroup endpoint = new KeyGroup(definition, "Endpoint");
    endpoint
        .key(
            PRESET,
            ConfigDef.Type.STRING,
            "",
            Presets.VALIDATOR,
            Importance.HIGH,
            "A known API whose keys need not be written out. Keys that are written win over it.")
        .key(
            TOPIC,
            ConfigDef.Type.STRING,
            "",
            null,
            Importance.HIGH,
            "Topic that the records go to. Always needed. It may hold ${endpoint}, ${partition.name}"
                + " and, not at its beginning, ${record.member}, each with |default:text behind the"
                + " name if need be; what no topic's name can hold becomes _.")
        .key(
            TRANSACTION_UNIT,
            ConfigDef.Type.STRING,
            "page",
            UNITS,
            Importance.MEDIUM,
            "What is one transaction with transaction.boundary=connector, and is asked for again as a"
                + " whole after a crash: a page, or a snapshot: all pages of a poll, which are kept in"
                + " the temporary directory until the last has come.");
    RequestSettings.define(endpoint);
    AuthSettings.define(new KeyGroup(definition, "Authentication"));
    TimeoutSettings.define(new KeyGroup(definition, "Timeouts"));
    ScheduleSettings.define(new KeyGroup(definition, "Schedule"));
    PacingSettings.define(new KeyGroup(definition, "Pacing"));
    PartitionSettings.define(new KeyGroup(definition, "Partitions"));
    HeartbeatSettings.define(endpoint);
    StreamSettings.define(new KeyGroup(definition, "Streams"));
    PagingSettings.define(new KeyGroup(definition, "Paging"));
    CursorSettings.define(new KeyGroup(definition, "Cursor"));
    LimitSettings.define(new KeyGroup(definition, "Limits"));
    WindowSettings.define(new KeyGroup(definition, "Windows"));
    ResponseSettings.define(new KeyGroup(definition, "Response"));
    FormatSettings.define(new KeyGroup(definition, "Format"));
    RecordSettings.define(new KeyGroup(definition, "Records"));
    ValueSettings.define(new KeyGroup(definition, "Values"));
    DedupeSettings.define(new KeyGroup(definition, "Duplicates"));
    ErrorSettings.define(new KeyGroup(definition, "Errors"));
    return definition;
  }

  /**
   * Reads an endpoint's keys.
   *
   * @param keys as {@link EndpointKeys#effective} gives them
   * @throws org.apache.kafka.common.config.ConfigException if a value does not parse
   */
  public static EndpointSettings parse(String alias, Map<String, String> keys) {
    AbstractConfig config = new AbstractConfig(definition(), keys, false);
    FormatSettings format = FormatSettings.from(config);
    return new EndpointSettings(
        alias,
        config.getString(TOPIC),
        UNITS.parse(config.getString(TRANSACTION_UNIT)),
        PartitionSettings.from(config),
        RequestSettings.from(config),
        AuthSettings.from(config),
        TimeoutSettings.from(config),
        ScheduleSettings.from(config),
        PacingSettings.from(config),
        StreamSettings.from(config),
        HeartbeatSettings.from(config),
        PagingSettings.from(config),
        CursorSettings.from(config),
        LimitSettings.from(config),
        WindowSettings.from(config),
        ResponseSettings.from(config),
        format,
        RecordSettings.from(config),
        ValueSettings.from(config, format.format()),
        DedupeSettings.from(config),
        ErrorSettings.from(config));
  }

  /**
   * What makes the topic of each record.
   *
   * @throws org.apache.kafka.common.config.ConfigException if it can never give a legal name
   */
  public TopicTemplate topicTemplate() {
    return TopicTemplate.parse(topic);
  }
}
