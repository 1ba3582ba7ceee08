package io.tributary.connect.http.config;

import static org.apache.kafka.common.config.ConfigDef.Range.between;

import io.tributary.connect.kit.config.EnumValidator;
import io.tributary.connect.kit.config.KeyGroup;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * What is not sent again, and what is said about keys that are gone.
 *
 * @param key pointers that tell records apart; those of the record's key if none are given
 * @param version pointers whose values change whenever the record does; none for all values
 * @param ignore pointers that do not count as a change
 * @param maxKeys most keys that are remembered
 * @param tombstones whether a key that is gone gets a tombstone
 * @param tombstonesWhenEmpty whether an answer without records says that all keys are gone
 */
public record DedupeSettings(
    DedupeMode mode,
    List<String> key,
    List<String> version,
    List<String> ignore,
    int maxKeys,
    boolean tombstones,
    boolean tombstonesWhenEmpty) {

  public static final String MODE = "dedupe.mode";
  public static final String KEY = "dedupe.key";
  public static final String VERSION = "dedupe.version";
  public static final String IGNORE = "dedupe.ignore";
  public static final String MAX_KEYS = "dedupe.max.keys";
  public static final String TOMBSTONES = "tombstone.on.missing";
  public static final String TOMBSTONES_WHEN_EMPTY = "tombstone.on.empty";

  private static final EnumValidator<DedupeMode> MODES = EnumValidator.of(DedupeMode.class);
  private static final Parsed POINTER = Parsed.by("/pointer", JsonPointers::check);

  public DedupeSettings {
    key = List.copyOf(key);
    version = List.copyOf(version);
    ignore = List.copyOf(ignore);
  }

  static void define(KeyGroup group) {
    group
        .key(
            MODE,
            ConfigDef.Type.STRING,
            "none",
            MODES,
            Importance.MEDIUM,
            "What is left out as a duplicate: a response that is the same as the last, which the"
                + " source offset remembers; or a record that is the same as the last of its key,"
                + " which the task remembers until it stops.")
        .key(
            KEY,
            ConfigDef.Type.LIST,
            "",
            POINTER,
            Importance.LOW,
            "Columns or pointers that tell one record from another; record.key if empty.")
        .key(
            VERSION,
            ConfigDef.Type.LIST,
            "",
            POINTER,
            Importance.LOW,
            "Columns or pointers that change whenever the record does, as /updated_at. Without them"
                + " all values of the record are compared.")
        .key(
            IGNORE,
            ConfigDef.Type.LIST,
            "",
            POINTER,
            Importance.LOW,
            "Columns or pointers that are no change by themselves, such as an age in seconds."
                + " Copied columns never are.")
        .key(
            MAX_KEYS,
            ConfigDef.Type.INT,
            100_000,
            between(1, 10_000_000),
            Importance.LOW,
            "Most keys that are remembered, at about 100 bytes each. Of a key that is forgotten the"
                + " next record is sent.")
        .key(
            TOMBSTONES,
            ConfigDef.Type.BOOLEAN,
            false,
            null,
            Importance.MEDIUM,
            "Whether a key that a complete answer no longer has gets a record without value. Only"
                + " keys seen since the task started are known. An answer with bad records says"
                + " nothing about keys.")
        .key(
            TOMBSTONES_WHEN_EMPTY,
            ConfigDef.Type.BOOLEAN,
            false,
            null,
            Importance.LOW,
            "Whether an answer without any record means that all keys are gone.");
  }

  static DedupeSettings from(AbstractConfig config) {
    return new DedupeSettings(
        MODES.parse(config.getString(MODE)),
        config.getList(KEY),
        config.getList(VERSION),
        config.getList(IGNORE),
        config.getInt(MAX_KEYS),
        config.getBoolean(TOMBSTONES),
        config.getBoolean(TOMBSTONES_WHEN_EMPTY));
  }
}
