package io.tributary.connect.smt;

import io.tributary.connect.kit.config.EnumValidator;
import io.tributary.connect.smt.dedupe.Seen;
import io.tributary.connect.smt.path.FieldPath;
import io.tributary.connect.smt.problem.Problems;
import io.tributary.connect.smt.schema.Column;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Width;

/** The keys of {@link Dedupe}. */
final class DedupeConfig {

  static final String KEY = "key";
  static final String FIELDS = "fields";
  static final String COMPARE = "compare";
  static final String SCOPE = "scope";
  static final String TTL = "ttl.ms";
  static final String MAX_ENTRIES = "max.entries";

  private static final String COMPARISON_GROUP = "Comparison";
  private static final String MEMORY_GROUP = "Memory";

  private static final EnumValidator<Seen.Memory> COMPARISONS = EnumValidator.of(Seen.Memory.class);
  private static final EnumValidator<DedupeScope> SCOPES = EnumValidator.of(DedupeScope.class);

  static final ConfigDef DEFINITION = CommonKeys.define(memory(comparison(new ConfigDef())));

  private DedupeConfig() {}

  private static ConfigDef comparison(ConfigDef definition) {
    definition
        .define(
            KEY,
            ConfigDef.Type.STRING,
            ConfigDef.NO_DEFAULT_VALUE,
            new TextValidator("an expression, such as icao24", ExpressionKeys::check),
            Importance.HIGH,
            "What the record is about: an expression over the record. A record whose key is null"
                + " cannot be compared."
                + ExpressionKeys.LANGUAGE,
            COMPARISON_GROUP,
            1,
            Width.LONG,
            "Key",
            new CrossKeyCheck(
                (values, problems) -> ExpressionKeys.checkReads(KEY, values, problems)))
        .define(
            FIELDS,
            ConfigDef.Type.STRING,
            "",
            new TextValidator(
                "paths with commas between, such as last_contact", DedupeConfig::paths),
            Importance.HIGH,
            "The fields in which records of one key are compared, as paths with commas between."
                + " Without it all of the value is.",
            COMPARISON_GROUP,
            2,
            Width.LONG,
            "Fields to compare")
        .define(
            COMPARE,
            ConfigDef.Type.STRING,
            "all",
            COMPARISONS,
            Importance.MEDIUM,
            "With what a record is compared: all, every record of its key that is remembered; last,"
                + " the last one of its key. With all, a value that comes back after another is"
                + " dropped, so name a time among the fields; with last it passes, and one key takes"
                + " one entry.",
            COMPARISON_GROUP,
            3,
            Width.SHORT,
            "Compare with",
            COMPARISONS)
        .define(
            SCOPE,
            ConfigDef.Type.STRING,
            "topic",
            SCOPES,
            Importance.LOW,
            "Whether equal keys of several topics are the same: topic, no; all, yes.",
            COMPARISON_GROUP,
            4,
            Width.SHORT,
            "Scope of keys",
            SCOPES);
    return ExpressionKeys.defineTypes(definition, COMPARISON_GROUP, 5);
  }

  private static ConfigDef memory(ConfigDef definition) {
    return definition
        .define(
            TTL,
            ConfigDef.Type.LONG,
            3_600_000L,
            Range.atLeast(1),
            Importance.MEDIUM,
            "How long a record that passed is remembered, in milliseconds. What repeats for ever"
                + " passes once in that time.",
            MEMORY_GROUP,
            1,
            Width.SHORT,
            "Memory in ms")
        .define(
            MAX_ENTRIES,
            ConfigDef.Type.INT,
            100_000,
            Range.atLeast(1),
            Importance.MEDIUM,
            "How many records are remembered at most, about 150 bytes each; the least lately seen"
                + " is forgotten first, and passes again. Each task has a memory of its own, and"
                + " begins without one.",
            MEMORY_GROUP,
            2,
            Width.SHORT,
            "Most records remembered");
  }

  private static List<FieldPath> paths(String text, Problems problems) {
    return text.isBlank() ? List.of() : FieldPath.parseAll(text, problems);
  }

  /** Compiles a config that was checked. */
  static DedupeSettings compile(AbstractConfig config, Clock clock) {
    List<Column> columns = ExpressionKeys.types(config.values());
    Map<String, Column> types = new LinkedHashMap<>();
    columns.forEach(column -> types.put(column.name(), column));
    return new DedupeSettings(
        Objects.requireNonNull(
            ExpressionKeys.compile(config.getString(KEY), columns, new Problems())),
        types,
        paths(config.getString(FIELDS), new Problems()),
        SCOPES.parse(config.getString(SCOPE)),
        new Seen(
            COMPARISONS.parse(config.getString(COMPARE)),
            config.getInt(MAX_ENTRIES),
            config.getLong(TTL),
            clock));
  }
}
