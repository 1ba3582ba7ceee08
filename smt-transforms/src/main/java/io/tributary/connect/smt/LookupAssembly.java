package io.tributary.connect.smt;

import io.tributary.connect.kit.config.DatabaseKeys;
import io.tributary.connect.kit.config.DatabaseSettings;
import io.tributary.connect.smt.file.AllowedFolders;
import io.tributary.connect.smt.file.FileReader;
import io.tributary.connect.smt.jdbc.DatabaseReader;
import io.tributary.connect.smt.jdbc.KeyedDatabaseReader;
import io.tributary.connect.smt.kafka.TopicTable;
import io.tributary.connect.smt.lookup.CacheSettings;
import io.tributary.connect.smt.lookup.CachedTable;
import io.tributary.connect.smt.lookup.Enricher;
import io.tributary.connect.smt.lookup.Join;
import io.tributary.connect.smt.lookup.Joiner;
import io.tributary.connect.smt.lookup.KeyRules;
import io.tributary.connect.smt.lookup.LoadSettings;
import io.tributary.connect.smt.lookup.LookupTable;
import io.tributary.connect.smt.lookup.RowReader;
import io.tributary.connect.smt.lookup.RowShape;
import io.tributary.connect.smt.lookup.SnapshotTable;
import io.tributary.connect.smt.lookup.SourceKind;
import io.tributary.connect.smt.lookup.TableRef;
import io.tributary.connect.smt.lookup.TableRegistry;
import io.tributary.connect.smt.problem.Problems;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.config.AbstractConfig;

/** Puts a lookup together: the only place that knows all kinds of tables. */
final class LookupAssembly {

  /** One for all lookups of the worker: that is what makes tasks share their tables. */
  private static final TableRegistry TABLES = new TableRegistry();

  private static final int LOADER_THREADS = 2;
  private static final long LOADER_IDLE_S = 30;

  private static final SnapshotTable.Surroundings SURROUNDINGS =
      new SnapshotTable.Surroundings(loader(), Clock.systemUTC(), RandomGenerator.getDefault());

  private final AbstractConfig config;
  private final KeyRules rules;

  private LookupAssembly(AbstractConfig config) {
    this.config = config;
    this.rules =
        new KeyRules(
            config.getBoolean(LookupConfig.KEY_TRIM),
            LookupConfig.KEY_CASES.parse(config.getString(LookupConfig.KEY_CASE)),
            config.getBoolean(LookupConfig.KEY_AS_TEXT));
  }

  /** What makes two tables the same one. */
  private record Identity(
      Object source, TableRef table, List<String> key, String cols, KeyRules rules, Object kept) {}

  /** How a table of a cache is kept. */
  private record Cached(CacheSettings settings, Duration timeout, Object duplicates) {}

  /** Threads that end when there is nothing to load for a while. */
  private static ScheduledThreadPoolExecutor loader() {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(
            LOADER_THREADS,
            work -> {
              Thread thread = new Thread(work, "tributary-lookup-loader");
              thread.setDaemon(true);
              thread.setContextClassLoader(LookupAssembly.class.getClassLoader());
              return thread;
            });
    executor.setKeepAliveTime(LOADER_IDLE_S, TimeUnit.SECONDS);
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }

  /** Opens the tables of a config that was checked; they load while the task goes on. */
  static LookupSettings open(AbstractConfig config) {
    LookupAssembly assembly = new LookupAssembly(config);
    List<Join> joins = LookupKeys.joins(config.values());
    List<TableRegistry.Lease> leases = new ArrayList<>();
    boolean complete = false;
    try {
      for (Join join : joins) {
        leases.add(assembly.lease(join));
      }
      complete = true;
    } finally {
      if (!complete) {
        leases.forEach(TableRegistry.Lease::close);
      }
    }
    List<LookupTable> tables = leases.stream().map(TableRegistry.Lease::table).toList();
    Enricher enricher =
        new Enricher(
            new Joiner(joins, tables, assembly.rules),
            LookupKeys.emissions(config.values(), joins, new Problems()));
    return new LookupSettings(enricher, leases);
  }

  private TableRegistry.Lease lease(Join join) {
    RowShape shape = new RowShape(join.keyColumns(), join.columns(), rules);
    SourceKind source = LookupConfig.SOURCES.parse(config.getString(LookupConfig.SOURCE));
    return switch (source) {
      case JDBC -> database(join, shape);
      case TOPIC -> topic(join, shape);
      case FILE -> file(join, shape);
    };
  }

  private TableRegistry.Lease database(Join join, RowShape shape) {
    DatabaseSettings settings = DatabaseKeys.parse(config);
    CacheKind cache = LookupConfig.CACHES.parse(config.getString(LookupConfig.CACHE));
    if (cache == CacheKind.FULL) {
      return snapshot(join, shape, settings, new DatabaseReader(settings, join.table(), shape));
    }
    CacheSettings kept =
        new CacheSettings(
            config.getInt(LookupConfig.MAX_ROWS),
            Duration.ofMillis(config.getLong(LookupConfig.TTL)),
            config.getBoolean(LookupConfig.CACHE_MISSING));
    Duration timeout = Duration.ofMillis(config.getInt(LookupConfig.QUERY_TIMEOUT));
    return TABLES.lease(
        identity(join, settings, new Cached(kept, timeout, join.duplicates())),
        join.table().name(),
        metrics ->
            new CachedTable(
                join.table(),
                new KeyedDatabaseReader(settings, join.table(), shape, timeout),
                shape,
                kept,
                join.duplicates(),
                new CachedTable.Observer(metrics, SURROUNDINGS.clock())));
  }

  private TableRegistry.Lease topic(Join join, RowShape shape) {
    TopicTable.Access access = LookupTopicKeys.parse(config);
    LoadSettings load = load(join);
    return TABLES.lease(
        identity(join, access, load),
        join.table().name(),
        metrics ->
            new TopicTable(join.table(), access, shape, load, metrics, SURROUNDINGS.random()));
  }

  private TableRegistry.Lease file(Join join, RowShape shape) {
    TableRef.DataFile file = (TableRef.DataFile) join.table();
    return snapshot(
        join, shape, "file", new FileReader(file, shape, AllowedFolders.ofThisWorker()));
  }

  private TableRegistry.Lease snapshot(Join join, RowShape shape, Object source, RowReader reader) {
    LoadSettings load = load(join);
    return TABLES.lease(
        identity(join, source, load),
        join.table().name(),
        metrics -> new SnapshotTable(join.table(), reader, shape, load, metrics, SURROUNDINGS));
  }

  private Identity identity(Join join, Object source, Object kept) {
    return new Identity(source, join.table(), join.keyColumns(), join.colsDdl(), rules, kept);
  }

  private LoadSettings load(Join join) {
    OnRefreshError onError =
        LookupConfig.REFRESH_ERRORS.parse(config.getString(LookupConfig.ON_REFRESH_ERROR));
    return new LoadSettings(
        Duration.ofMillis(config.getLong(LookupConfig.REFRESH)),
        config.getDouble(LookupConfig.REFRESH_JITTER),
        onError == OnRefreshError.FAIL,
        Duration.ofMillis(config.getLong(LookupConfig.LOAD_TIMEOUT)),
        config.getInt(LookupConfig.MAX_ROWS),
        join.duplicates());
  }
}
