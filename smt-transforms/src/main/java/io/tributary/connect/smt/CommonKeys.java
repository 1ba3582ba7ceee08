package io.tributary.connect.smt;

import io.tributary.connect.kit.config.EnumValidator;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Width;

/** The keys that every {@link RecordTransform} has beside its own. */
final class CommonKeys {

  static final String ON_ERROR = "on.error";
  static final String ON_TOMBSTONE = "on.tombstone";

  private static final String GROUP = "Records that cannot be transformed";

  private static final EnumValidator<OnError> ON_ERROR_VALUES = EnumValidator.of(OnError.class);
  private static final EnumValidator<OnTombstone> ON_TOMBSTONE_VALUES =
      EnumValidator.of(OnTombstone.class);

  private CommonKeys() {}

  /** Adds the keys to those of a transform. */
  static ConfigDef define(ConfigDef definition) {
    return definition
        .define(
            ON_ERROR,
            ConfigDef.Type.STRING,
            "fail",
            ON_ERROR_VALUES,
            Importance.MEDIUM,
            "What becomes of a record that cannot be transformed: fail refuses it, with a message"
                + " that names the record and the place but no value (the connector's"
                + " errors.tolerance decides what follows), pass leaves it as it was, drop filters"
                + " it out, null takes its key or value away, which turns a record into a"
                + " tombstone.",
            GROUP,
            1,
            Width.SHORT,
            "When a record is bad",
            ON_ERROR_VALUES)
        .define(
            ON_TOMBSTONE,
            ConfigDef.Type.STRING,
            "pass",
            ON_TOMBSTONE_VALUES,
            Importance.LOW,
            "What becomes of a record whose key or value, whichever is to be transformed, is null:"
                + " pass leaves it as it is, drop filters it out.",
            GROUP,
            2,
            Width.SHORT,
            "When there is nothing",
            ON_TOMBSTONE_VALUES);
  }

  static OnError onError(AbstractConfig config) {
    return ON_ERROR_VALUES.parse(config.getString(ON_ERROR));
  }

  static OnTombstone onTombstone(AbstractConfig config) {
    return ON_TOMBSTONE_VALUES.parse(config.getString(ON_TOMBSTONE));
  }
}
