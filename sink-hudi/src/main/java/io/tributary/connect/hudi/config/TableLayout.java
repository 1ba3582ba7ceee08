package io.tributary.connect.hudi.config;

import io.tributary.connect.kit.config.EnumValidator;
import io.tributary.connect.kit.config.KeyGroup;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.jspecify.annotations.Nullable;

/**
 * What is decided when a table is created and cannot be changed afterwards.
 *
 * @param version Hudi's table version: 6, 8 or 9
 * @param mode whether rows replace those of the same key
 * @param orderingField the column whose greatest value wins between versions of a row; null where
 *     the later record wins
 * @param buckets how many file groups the rows of one Kafka partition have in one table partition
 */
public record TableLayout(
    TableType type, int version, WriteMode mode, @Nullable String orderingField, int buckets) {

  public static final String TYPE = "table.type";
  public static final String VERSION = "table.version";
  public static final String MODE = "write.mode";
  public static final String MERGE_ORDER = "merge.order";
  public static final String ORDERING_FIELD = "ordering.field";
  public static final String BUCKETS = "buckets.per.partition";

  private static final EnumValidator<TableType> TYPES = EnumValidator.of(TableType.class);
  private static final EnumValidator<WriteMode> MODES = EnumValidator.of(WriteMode.class);
  private static final EnumValidator<MergeOrder> ORDERS = EnumValidator.of(MergeOrder.class);

  /** The newest that Athena, EMR 7.0 and Spark with Hudi 0.14 read as well. */
  private static final int DEFAULT_VERSION = 6;

  private static final int MAX_BUCKETS = 256;

  static void define(KeyGroup keys) {
    keys.key(
        TYPE,
        ConfigDef.Type.STRING,
        "copy_on_write",
        TYPES,
        Importance.MEDIUM,
        "Kind of the Hudi table. Copy-on-write rewrites the file that holds a changed row, so "
            + "a commit costs as much as the file groups that it touches are large, and readers "
            + "have no work. Merge-on-read writes changes to logs, so a commit costs as much as its "
            + "rows, and readers merge the logs in until a compaction has. Fixed once the table "
            + "is there.");
    keys.key(
        VERSION,
        ConfigDef.Type.INT,
        DEFAULT_VERSION,
        new TableVersion(),
        Importance.MEDIUM,
        "Hudi's version of the table's format. 6 is read by all releases from 0.14 on, among "
            + "them Athena's; 8 from 1.0 on; 9 from 1.1 on. Fixed once the table is there.");
    keys.key(
        MODE,
        ConfigDef.Type.STRING,
        "upsert",
        MODES,
        Importance.MEDIUM,
        "upsert: a record replaces or deletes the row with its key. append: each record is a "
            + "row of its own and needs no key; record.key.fields stays empty. Fixed once the table "
            + "is there.");
    keys.key(
        MERGE_ORDER,
        ConfigDef.Type.STRING,
        "commit",
        ORDERS,
        Importance.MEDIUM,
        "Which version of a row wins. commit: the later record of the topic, which is what a "
            + "change stream needs. event: the one with the greater ordering.field, whenever it "
            + "comes. Fixed once the table is there.");
    keys.key(
        ORDERING_FIELD,
        ConfigDef.Type.STRING,
        null,
        null,
        Importance.MEDIUM,
        "Column by which merge.order=event orders: a whole number of 64 bits or a timestamp, not "
            + "below 0. Between equal values the later record wins; null is kept as 0. A delete "
            + "without a value deletes whatever is there, and leaves nothing that a version which "
            + "comes late could be compared with.");
    keys.key(
        BUCKETS,
        ConfigDef.Type.INT,
        1,
        ConfigDef.Range.between(1, MAX_BUCKETS),
        Importance.LOW,
        "File groups that the rows of one partition of the topic are spread over within each "
            + "partition of the table. More let a large table be rewritten in smaller pieces and by "
            + "several threads, at the price of more files and requests. Fixed once the table is "
            + "there.");
  }

  static TableLayout from(AbstractConfig config) {
    return new TableLayout(
        TYPES.parse(config.getString(TYPE)),
        config.getInt(VERSION),
        MODES.parse(config.getString(MODE)),
        order(config) == MergeOrder.EVENT ? config.getString(ORDERING_FIELD) : null,
        config.getInt(BUCKETS));
  }

  /** Which version of a row wins. */
  public static MergeOrder order(AbstractConfig config) {
    return ORDERS.parse(config.getString(MERGE_ORDER));
  }

  public boolean mergeOnRead() {
    return type == TableType.MERGE_ON_READ;
  }
}
