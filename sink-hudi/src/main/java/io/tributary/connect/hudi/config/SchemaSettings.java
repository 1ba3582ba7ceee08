package io.tributary.connect.hudi.config;

import io.tributary.connect.kit.config.EnumValidator;
import io.tributary.connect.kit.config.KeyGroup;
import java.util.Set;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * How the table's columns follow those of the records.
 *
 * @param leftOut fields of records that are no columns
 */
public record SchemaSettings(
    SchemaEvolution evolution, RenamedColumns renamed, Set<String> leftOut) {

  public static final String EVOLUTION = "schema.evolution";

  private static final String RENAMED = "schema.renamed.columns";

  private static final EnumValidator<SchemaEvolution> EVOLUTIONS =
      EnumValidator.of(SchemaEvolution.class);
  private static final EnumValidator<RenamedColumns> RENAMES =
      EnumValidator.of(RenamedColumns.class);

  public SchemaSettings {
    leftOut = Set.copyOf(leftOut);
  }

  static void define(KeyGroup keys) {
    keys.key(
        EVOLUTION,
        ConfigDef.Type.STRING,
        "add",
        EVOLUTIONS,
        Importance.MEDIUM,
        "What happens when a record has columns that the table lacks, or wider numbers: add "
            + "(the table gets them), none (they are left out, and the columns stay those of the "
            + "first record), fail (the task stops). Numbers inside structs, lists and maps keep "
            + "their type; one that does not fit makes a bad record, as does any other change of a "
            + "type, whatever this says. A column that a record lacks is null.");
    keys.key(
        RENAMED,
        ConfigDef.Type.STRING,
        "refuse",
        RENAMES,
        Importance.LOW,
        "What becomes, with schema.evolution=add, of a record whose new column stands where "
            + "one of the same type is missing, as after a rename: refuse (a bad record, as older "
            + "rows would keep their values under the old name), add (the new name is a new column).");
  }

  static SchemaSettings from(AbstractConfig config) {
    return new SchemaSettings(
        EVOLUTIONS.parse(config.getString(EVOLUTION)),
        RENAMES.parse(config.getString(RENAMED)),
        RecordSettings.from(config).format() == RecordFormat.PLAIN
            ? Set.of()
            : Set.of(RecordSettings.DELETED_MARK));
  }
}
