package io.tributary.connect.smt;

import io.tributary.connect.kit.config.DatabaseKeys;
import io.tributary.connect.kit.config.EnumValidator;
import io.tributary.connect.kit.config.KeyGroup;
import io.tributary.connect.smt.lookup.KeyCase;
import io.tributary.connect.smt.lookup.OnMiss;
import io.tributary.connect.smt.lookup.SourceKind;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Width;

/** The keys of {@link Lookup}, beside those of a topic's cluster. */
final class LookupConfig {

  static final String SOURCE = "source";
  static final String JOINS = "joins";
  static final String EMIT = "emit";
  static final String ON_MISS = "on.miss";
  static final String KEY_TRIM = "key.trim";
  static final String KEY_CASE = "key.case";
  static final String KEY_AS_TEXT = "key.as.text";
  static final String CACHE = "cache";
  static final String REFRESH = "refresh.ms";
  static final String REFRESH_JITTER = "refresh.jitter";
  static final String ON_REFRESH_ERROR = "on.refresh.error";
  static final String MAX_ROWS = "max.rows";
  static final String LOAD_TIMEOUT = "load.timeout.ms";
  static final String TTL = "ttl.ms";
  static final String CACHE_MISSING = "cache.missing";
  static final String QUERY_TIMEOUT = "query.timeout.ms";

  static final EnumValidator<SourceKind> SOURCES = EnumValidator.of(SourceKind.class);
  static final EnumValidator<OnMiss> ON_MISS_VALUES = EnumValidator.of(OnMiss.class);
  static final EnumValidator<KeyCase> KEY_CASES = EnumValidator.of(KeyCase.class);
  static final EnumValidator<CacheKind> CACHES = EnumValidator.of(CacheKind.class);
  static final EnumValidator<OnRefreshError> REFRESH_ERRORS =
      EnumValidator.of(OnRefreshError.class);

  private static final String JOINS_GROUP = "Joins";
  private static final long DAY_MS = 86_400_000L;

  static final ConfigDef DEFINITION = define(new ConfigDef());

  private LookupConfig() {}

  private static ConfigDef define(ConfigDef definition) {
    joins(definition);
    result(definition);
    keys(new KeyGroup(definition, "Keys"));
    memory(new KeyGroup(definition, "Memory"));
    loading(new KeyGroup(definition, "Loading"));
    DatabaseKeys.define(
        definition, false, "User, with SELECT on the tables. Needed with source=jdbc.");
    LookupTopicKeys.define(definition);
    return CommonKeys.define(definition);
  }

  private static void joins(ConfigDef definition) {
    definition
        .define(
            SOURCE,
            ConfigDef.Type.STRING,
            ConfigDef.NO_DEFAULT_VALUE,
            SOURCES,
            Importance.HIGH,
            "Where the tables are: jdbc, a MySQL or MariaDB database (database.*); topic, compacted"
                + " topics, plain or of Debezium's change events (kafka.*, topic.*); file, CSV or"
                + " JSON files of the worker, in the folders that its JVM property"
                + " tributary.lookup.allowed.dirs names.",
            JOINS_GROUP,
            1,
            Width.SHORT,
            "Source of the tables",
            new CrossKeyCheck(LookupKeys::sourceIsReachable))
        .define(
            JOINS,
            ConfigDef.Type.STRING,
            ConfigDef.NO_DEFAULT_VALUE,
            new TextValidator("a JSON array of joins", LookupKeys::compileJoins),
            Importance.HIGH,
            "The joins, as a JSON array of objects, done in their order. as: its name. table, query"
                + " (one SELECT), topic or file: what is read. key: the column by which rows are"
                + " found, or several with commas. on: what is asked with, a field of the record"
                + " (dots lead into nested ones), <earlier join>.<column> or a 'text', as many as"
                + " the key has columns. cols: the columns that are kept, `name TYPE [!] [DEFAULT literal], ...`"
                + " with the types of Jolt's `schema`. dup: fail (default), first or last, for"
                + " several rows with one key. on.miss: overrides the key of that name. delimiter:"
                + " of a CSV file, the comma by default. A record's null key finds nothing.",
            JOINS_GROUP,
            2,
            Width.LONG,
            "Joins",
            new CrossKeyCheck(LookupKeys::joinsFitSource));
  }

  private static void result(ConfigDef definition) {
    definition
        .define(
            EMIT,
            ConfigDef.Type.STRING,
            null,
            null,
            Importance.HIGH,
            "The fields that the record gets: `<join>.<column> [AS <name>], <join>.*, ...`. They"
                + " stand behind the record's own; one of the same name is replaced where it"
                + " stands. Without it, all columns of all joins.",
            JOINS_GROUP,
            3,
            Width.LONG,
            "Fields to add",
            new CrossKeyCheck(LookupKeys::emitFitsJoins))
        .define(
            ON_MISS,
            ConfigDef.Type.STRING,
            "null",
            ON_MISS_VALUES,
            Importance.MEDIUM,
            "What becomes of a record for which a join finds no row: null, its columns are null;"
                + " default, they have the DEFAULT that each must declare; drop, the record is"
                + " filtered out; fail, on.error decides; header, null, and a header lookup.miss"
                + " names the join; retry, Connect tries the record again for as long as"
                + " errors.retry.timeout says (by default not at all). A join that asks with what"
                + " a missed one would give asks nothing, and misses nothing.",
            JOINS_GROUP,
            4,
            Width.SHORT,
            "When there is no row",
            ON_MISS_VALUES);
  }

  private static void keys(KeyGroup group) {
    group
        .key(
            KEY_TRIM,
            ConfigDef.Type.BOOLEAN,
            false,
            null,
            Importance.LOW,
            "Whether blanks around a key do not count.")
        .key(
            KEY_CASE,
            ConfigDef.Type.STRING,
            "exact",
            KEY_CASES,
            Importance.LOW,
            "Whether letters of a key must have the same case (exact) or need not (ignore).")
        .key(
            KEY_AS_TEXT,
            ConfigDef.Type.BOOLEAN,
            false,
            null,
            Importance.LOW,
            "Whether the number 12 finds the key \"12\", and the other way round. Whole numbers of"
                + " all types find each other in any case; a string that looks for numbers is a bad"
                + " record without this.");
  }

  private static void memory(KeyGroup group) {
    group
        .key(
            CACHE,
            ConfigDef.Type.STRING,
            "full",
            CACHES,
            Importance.MEDIUM,
            "full: all rows are in memory, and no record waits after the first. lru: only the"
                + " max.rows rows used last are, and a record whose row is not there waits for the"
                + " database, which takes a thousand times longer; for tables that do not fit.")
        .key(
            MAX_ROWS,
            ConfigDef.Type.INT,
            1_000_000,
            Range.atLeast(1),
            Importance.MEDIUM,
            "How many rows a table may have in memory; each takes about 100 bytes and those of its"
                + " values. A larger table is refused, and with cache=lru forgets the rows unused"
                + " longest.")
        .key(
            TTL,
            ConfigDef.Type.LONG,
            600_000L,
            Range.between(1, 30 * DAY_MS),
            Importance.MEDIUM,
            "With cache=lru: milliseconds for which a row that was read is believed.")
        .key(
            CACHE_MISSING,
            ConfigDef.Type.BOOLEAN,
            true,
            null,
            Importance.LOW,
            "With cache=lru: whether it is remembered, also for ttl.ms, that a key has no row.")
        .key(
            QUERY_TIMEOUT,
            ConfigDef.Type.INT,
            5_000,
            Range.between(100, 600_000),
            Importance.LOW,
            "With cache=lru: milliseconds after which a question to the database is given up.");
  }

  private static void loading(KeyGroup group) {
    group
        .key(
            REFRESH,
            ConfigDef.Type.LONG,
            600_000L,
            Range.between(0, 30 * DAY_MS),
            Importance.MEDIUM,
            "Milliseconds after which a table is read again (a file only if it changed); 0 for"
                + " never. Records go on with the rows from before until the new ones are complete."
                + " A topic is followed at once, whatever this says.")
        .key(
            REFRESH_JITTER,
            ConfigDef.Type.DOUBLE,
            0.1,
            Range.between(0, 1),
            Importance.LOW,
            "The part of refresh.ms by which a read may come sooner, drawn anew each time, so that"
                + " workers do not ask together.")
        .key(
            ON_REFRESH_ERROR,
            ConfigDef.Type.STRING,
            "stale",
            REFRESH_ERRORS,
            Importance.MEDIUM,
            "When a table cannot be read again: stale goes on with the rows from before (metrics and"
                + " log tell it), fail stops the task at its next record. A topic's record that is"
                + " no row is left out with stale.")
        .key(
            LOAD_TIMEOUT,
            ConfigDef.Type.LONG,
            60_000L,
            Range.between(1, 3_600_000),
            Importance.MEDIUM,
            "Milliseconds for which the first record waits until a table is loaded. Keep it below"
                + " the consumer's max.poll.interval.ms.");
  }
}
