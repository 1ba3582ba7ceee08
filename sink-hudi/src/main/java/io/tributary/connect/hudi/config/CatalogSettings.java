package io.tributary.connect.hudi.config;

import io.tributary.connect.kit.config.EnumValidator;
import io.tributary.connect.kit.config.KeyGroup;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * Under which name the table stands in which catalog.
 *
 * @param table name of the table; those of a merge-on-read table get {@code _ro} and {@code _rt}
 */
public record CatalogSettings(
    CatalogType type, String database, String table, GlueSettings glue, HiveSettings hive) {

  public static final String TYPE = "catalog.type";

  private static final String DATABASE = "catalog.database";
  private static final String TABLE = "catalog.table";

  private static final EnumValidator<CatalogType> TYPES = EnumValidator.of(CatalogType.class);

  static void define(KeyGroup keys) {
    keys.key(
        TYPE,
        ConfigDef.Type.STRING,
        "none",
        TYPES,
        Importance.MEDIUM,
        "Catalog in which the table is registered after a commit that changed its columns or "
            + "partitions: none, glue (AWS Glue, for Athena and EMR) or hive (a Hive metastore). A "
            + "catalog that is away delays no commit: it is tried again, and shown by metrics.");
    keys.key(
        DATABASE,
        ConfigDef.Type.STRING,
        "default",
        new CatalogName(true),
        Importance.MEDIUM,
        "Database of the catalog. It is made where it is missing.");
    keys.key(
        TABLE,
        ConfigDef.Type.STRING,
        "",
        new CatalogName(false),
        Importance.MEDIUM,
        "Name in the catalog. Empty for table.name in lower case. A merge-on-read table has two: "
            + "name_ro, what compaction has merged, and name_rt, all rows.");
    GlueSettings.define(keys);
    HiveSettings.define(keys);
  }

  static CatalogSettings from(AbstractConfig config) {
    String table = config.getString(TABLE);
    return new CatalogSettings(
        TYPES.parse(config.getString(TYPE)),
        config.getString(DATABASE),
        table.isEmpty() ? CatalogName.of(config.getString(TableSettings.NAME)) : table,
        GlueSettings.from(config),
        HiveSettings.from(config));
  }
}
