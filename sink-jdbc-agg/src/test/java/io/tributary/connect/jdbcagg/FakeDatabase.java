package io.tributary.connect.jdbcagg;

import io.tributary.connect.jdbcagg.aggregate.Lateness;
import io.tributary.connect.jdbcagg.aggregate.StatementFold;
import io.tributary.connect.jdbcagg.config.WindowSettings;
import io.tributary.connect.jdbcagg.flush.AppendFold;
import io.tributary.connect.jdbcagg.flush.ColumnRole;
import io.tributary.connect.jdbcagg.flush.ColumnShape;
import io.tributary.connect.jdbcagg.flush.FlushPlan;
import io.tributary.connect.jdbcagg.flush.FlushResult;
import io.tributary.connect.jdbcagg.flush.FlushWriter;
import io.tributary.connect.jdbcagg.flush.Fold;
import io.tributary.connect.jdbcagg.flush.Folds;
import io.tributary.connect.jdbcagg.flush.GroupChanges;
import io.tributary.connect.jdbcagg.flush.GroupRow;
import io.tributary.connect.jdbcagg.flush.StatementFolds;
import io.tributary.connect.jdbcagg.flush.SweepSchedule;
import io.tributary.connect.jdbcagg.flush.TableCatalog;
import io.tributary.connect.jdbcagg.flush.TableChanges;
import io.tributary.connect.jdbcagg.flush.TableShape;
import io.tributary.connect.jdbcagg.hive.SeveralTables;
import io.tributary.connect.jdbcagg.hive.StatementTable;
import io.tributary.connect.jdbcagg.jsqlparser.SqlPlanReader;
import io.tributary.connect.jdbcagg.ledger.OffsetLedger;
import io.tributary.connect.jdbcagg.ledger.OffsetMove;
import io.tributary.connect.jdbcagg.ledger.Progress;
import io.tributary.connect.jdbcagg.ledger.Recorded;
import io.tributary.connect.jdbcagg.query.AggregateStatement;
import io.tributary.connect.jdbcagg.query.PlanRefusedException;
import io.tributary.connect.jdbcagg.query.ValueOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/** A database in memory that fails when a test says so. Holds one table. */
final class FakeDatabase implements OffsetLedger, FlushWriter, TableCatalog {

  /** What the next call meets. */
  enum Fault {
    NONE,
    OUT_OF_REACH,
    COMMITTED_WITHOUT_ANSWER,
    LOST_BEFORE_COMMIT,
    LOST_AT_COMMIT
  }

  /** Windows that take every record and stay. */
  static final StartedJdbcAggSinkTask.Windows WINDOWS =
      new StartedJdbcAggSinkTask.Windows(
          new Lateness(WindowSettings.NONE, table -> Lateness.NEVER),
          new SweepSchedule(null, Duration.ofMinutes(5), Clock.systemUTC()));

  /** Folds as the assembly makes them, of statements over records that are only added. */
  static Folds folds(String sql, TableCatalog catalog) {
    try {
      return new StatementFolds(
          SqlPlanReader.read(sql).statements().stream()
              .collect(
                  Collectors.groupingBy(
                      AggregateStatement::topic,
                      Collectors.mapping(
                          statement -> fold(statement, catalog), Collectors.toList()))));
    } catch (PlanRefusedException e) {
      throw new AssertionError(e);
    }
  }

  private static Fold fold(AggregateStatement statement, TableCatalog catalog) {
    return catalog.fitted(
        statement.table(),
        new AppendFold(new StatementFold(statement), catalog, WindowSettings.NONE));
  }

  /** What a task writes into: one table, or several that each keep offsets of their own. */
  record Tables(OffsetLedger ledger, FlushWriter writer, Folds folds) {}

  /** As a new task sees them; each takes the statement of {@link Flight}. */
  static Tables of(List<FakeDatabase> databases) {
    String sql =
        IntStream.range(0, databases.size())
            .mapToObj(i -> Flight.sql("t" + i))
            .collect(Collectors.joining(";"));
    if (databases.size() == 1) {
      FakeDatabase only = databases.get(0);
      return new Tables(only, only, folds(sql, only));
    }
    SeveralTables several = several(Flight.TOPIC, databases);
    return new Tables(several, several, folds(sql, several));
  }

  /** Tables {@code t0}, {@code t1}, .. of statements that read one topic. */
  static SeveralTables several(String topic, List<FakeDatabase> databases) {
    return new SeveralTables(
        IntStream.range(0, databases.size())
            .mapToObj(
                i -> {
                  FakeDatabase database = databases.get(i);
                  return new StatementTable("t" + i, topic, database, database, database);
                })
            .toList());
  }

  private final Supplier<Fault> faults;
  private final Map<TopicPartition, Long> offsets = new HashMap<>();
  private final Map<ByteBuffer, Map<String, @Nullable Object>> rows = new HashMap<>();
  private int flushes;

  FakeDatabase(Supplier<Fault> faults) {
    this.faults = faults;
  }

  int flushes() {
    return flushes;
  }

  Map<TopicPartition, Long> offsets() {
    return offsets;
  }

  @Override
  public Map<TopicPartition, Recorded> read(Collection<TopicPartition> partitions) {
    failIfOutOfReach();
    Map<TopicPartition, Recorded> found = new HashMap<>();
    offsets.forEach((partition, next) -> found.put(partition, new Recorded(next, Progress.NONE)));
    found.keySet().retainAll(partitions);
    return found;
  }

  @Override
  public Map<String, Integer> ensure(TableShape shape) {
    failIfOutOfReach();
    return Map.of("country", 255, "last", 255);
  }

  @Override
  public FlushResult write(FlushPlan plan) {
    Fault fault = faults.get();
    if (fault == Fault.OUT_OF_REACH || fault == Fault.LOST_BEFORE_COMMIT) {
      return new FlushResult(FlushResult.Kind.NOT_WRITTEN, "fake");
    }
    for (OffsetMove move : plan.moves()) {
      if (!Objects.equals(offsets.get(move.partition()), move.from())) {
        return new FlushResult(FlushResult.Kind.FENCED, "fake");
      }
    }
    if (fault != Fault.LOST_AT_COMMIT) {
      commit(plan);
    }
    return new FlushResult(
        fault == Fault.NONE ? FlushResult.Kind.COMMITTED : FlushResult.Kind.UNKNOWN, "fake");
  }

  private void commit(FlushPlan plan) {
    flushes++;
    plan.moves().forEach(move -> offsets.put(move.partition(), move.to()));
    for (TableChanges changes : plan.changes()) {
      GroupChanges groups = (GroupChanges) changes;
      for (GroupRow row : groups.rows()) {
        upsert(groups.shape().written(), row);
      }
    }
  }

  private void upsert(List<ColumnShape> columns, GroupRow added) {
    Map<String, @Nullable Object> row =
        rows.computeIfAbsent(ByteBuffer.wrap(added.hash()), absent -> new HashMap<>());
    byte[] place = null;
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).role() == ColumnRole.LAST_PLACE) {
        place = (byte[]) added.values().get(i);
      }
    }
    boolean later = row.isEmpty() || isLater(place, row);
    for (int i = 0; i < columns.size(); i++) {
      ColumnShape column = columns.get(i);
      row.merge(
          column.name(),
          added.values().get(i) == null ? Missing.VALUE : added.values().get(i),
          (old, value) -> merged(column.role(), old, value, later));
    }
  }

  private static boolean isLater(byte[] place, Map<String, @Nullable Object> row) {
    return Arrays.compareUnsigned(place, (byte[]) row.get("__last_place")) > 0;
  }

  private static Object merged(ColumnRole role, Object old, Object added, boolean later) {
    if (role.name().startsWith("LAST")) {
      return later ? added : old;
    }
    if (old == Missing.VALUE || added == Missing.VALUE) {
      return old == Missing.VALUE ? added : old;
    }
    return switch (role) {
      case COUNT -> (Long) old + (Long) added;
      case SUM -> ((BigDecimal) old).add((BigDecimal) added);
      case LEAST -> ValueOrder.compare(old, added) <= 0 ? old : added;
      case GREATEST -> ValueOrder.compare(old, added) >= 0 ? old : added;
      default -> old;
    };
  }

  /** The table's rows as {@link Recomputation} gives them. */
  Map<Recomputation.Group, Recomputation> table() {
    Map<Recomputation.Group, Recomputation> table = new HashMap<>();
    for (Map<String, @Nullable Object> row : rows.values()) {
      BigDecimal total = sum(row, "total");
      BigDecimal average = sum(row, "average");
      table.put(
          new Recomputation.Group(
              (String) value(row, "country"), ((Instant) value(row, "minute")).toEpochMilli()),
          new Recomputation(
              (Long) value(row, "flights"),
              (Long) value(row, "known"),
              total == null ? null : total.doubleValue(),
              average == null
                  ? null
                  : average
                      .divide(
                          BigDecimal.valueOf((Long) value(row, "__average_count")),
                          30,
                          RoundingMode.HALF_UP)
                      .doubleValue(),
              (Double) value(row, "low"),
              (String) value(row, "high"),
              (BigDecimal) value(row, "altitude"),
              (String) value(row, "last")));
    }
    return table;
  }

  private static @Nullable BigDecimal sum(Map<String, @Nullable Object> row, String column) {
    BigDecimal head = (BigDecimal) value(row, "__" + column + "_sum");
    BigDecimal rest = (BigDecimal) value(row, "__" + column + "_rest");
    return head == null || rest == null ? null : head.add(rest);
  }

  private static @Nullable Object value(Map<String, @Nullable Object> row, String column) {
    Object value = row.get(column);
    return value == Missing.VALUE ? null : value;
  }

  private void failIfOutOfReach() {
    if (faults.get() == Fault.OUT_OF_REACH) {
      throw new RetriableException("fake");
    }
  }

  /** SQL's null, which maps do not merge. */
  private enum Missing {
    VALUE
  }
}
