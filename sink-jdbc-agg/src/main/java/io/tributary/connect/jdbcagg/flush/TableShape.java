package io.tributary.connect.jdbcagg.flush;

import io.tributary.connect.jdbcagg.aggregate.Accumulators;
import io.tributary.connect.jdbcagg.compute.OutputTypes;
import io.tributary.connect.jdbcagg.config.ChangeTracking;
import io.tributary.connect.jdbcagg.config.WindowSettings;
import io.tributary.connect.jdbcagg.ledger.FilledTable;
import io.tributary.connect.jdbcagg.query.AggregateStatement;
import io.tributary.connect.jdbcagg.query.Window;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The table that a statement fills: the SELECT list's columns in their order, then the sink's own.
 *
 * @param statement number of the statement
 * @param definition what fills the table; rows of two definitions never meet in one table
 * @param sides the tables beside it that it needs
 * @param windows how its windows are closed or deleted; null if none is
 */
public record TableShape(
    int statement,
    String table,
    String definition,
    List<ColumnShape> columns,
    Set<Side> sides,
    @Nullable SweptWindows windows) {

  /** A table beside an aggregate table. */
  public enum Side {
    /** How often each value came in each group. */
    VALUES("__values"),
    /** What each row of the source added. */
    ROWS("__rows"),
    /** A row to lock per group, where the rows of the group itself come and go. */
    LOCKS("__locks");

    private final String suffix;

    Side(String suffix) {
      this.suffix = suffix;
    }

    /** Its name beside a table. */
    public String of(String table) {
      return table + suffix;
    }
  }

  public TableShape {
    columns = List.copyOf(columns);
    sides = Set.copyOf(sides);
  }

  /** The shape as far as the types of fields are known; columns of unknown type are left out. */
  public static TableShape of(
      AggregateStatement statement, OutputTypes types, ChangeTracking tracking) {
    return of(statement, types, tracking, WindowSettings.NONE);
  }

  /** The same of a table whose windows may be closed or deleted. */
  static TableShape of(
      AggregateStatement statement,
      OutputTypes types,
      ChangeTracking tracking,
      WindowSettings settings) {
    Window window = statement.window();
    SweptWindows windows =
        window == null || !settings.sweeps()
            ? null
            : new SweptWindows(statement.topic(), window.size().toMillis(), settings);
    StatementColumns columns = new StatementColumns(statement, types, tracking.retracts());
    return new TableShape(
        statement.number(),
        statement.table(),
        definition(statement, tracking),
        columns.all(windows != null && settings.closes()),
        sides(statement, tracking),
        windows);
  }

  /**
   * Windows that are closed or deleted once the watermark of their topic is far enough behind them.
   *
   * @param sizeMs of a session, the gap
   */
  public record SweptWindows(String topic, long sizeMs, WindowSettings settings) {}

  /** What fills the table of a statement. */
  public static String definition(AggregateStatement statement, ChangeTracking tracking) {
    return statement.definition() + (tracking.retracts() ? "; changes by " + tracking : "");
  }

  /** The tables beside that of a statement. */
  static Set<Side> sides(AggregateStatement statement, ChangeTracking tracking) {
    Set<Side> sides = EnumSet.noneOf(Side.class);
    if (statement.aggregates().stream()
        .anyMatch(each -> Accumulators.needsAllValues(each.function(), tracking.retracts()))) {
      sides.add(Side.VALUES);
    }
    if (tracking == ChangeTracking.STATE_TABLE) {
      sides.add(Side.ROWS);
    }
    if (statement.window() instanceof Window.Session) {
      sides.add(Side.LOCKS);
    }
    return sides;
  }

  /** The table as one that is filled. */
  public FilledTable filled() {
    return new FilledTable(
        table,
        definition,
        "table %s of statement %d".formatted(table, statement),
        "aggregates",
        false);
  }

  /** The columns that a flush adds to by an upsert. */
  public List<ColumnShape> written() {
    return columns.stream().filter(column -> column.role().added()).toList();
  }

  /** The columns that tell groups apart. */
  public List<ColumnShape> identifying() {
    return columns.stream().filter(column -> column.role().identifies()).toList();
  }

  /** The column of a role; there is at most one of those that are no aggregate's. */
  public Optional<ColumnShape> column(ColumnRole role) {
    return columns.stream().filter(column -> column.role() == role).findFirst();
  }

  public boolean has(Side side) {
    return sides.contains(side);
  }

  /** The name of a table beside this one. */
  public String side(Side side) {
    return side.of(table);
  }

  /** The column by which windows are looked for in order of time. */
  public ColumnShape windowColumn() {
    return column(ColumnRole.SESSION_END)
        .or(() -> column(ColumnRole.WINDOW))
        .or(() -> column(ColumnRole.WINDOW_END))
        .orElseThrow();
  }

  /**
   * See {@link TableChanges#oldestWindowEndMs}; the end of a session is that of its first event.
   */
  long oldestWindowEndMs(List<GroupRow> rows) {
    if (windows == null) {
      return Long.MAX_VALUE;
    }
    ColumnShape column = column(ColumnRole.SESSION_START).orElseGet(this::windowColumn);
    int index = written().indexOf(column);
    long size = column.role() == ColumnRole.WINDOW_END ? 0 : windows.sizeMs();
    return rows.stream()
        .mapToLong(row -> epochMs(row.values().get(index)) + size)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  private static long epochMs(@Nullable Object value) {
    return value instanceof Instant at ? at.toEpochMilli() : (Long) Objects.requireNonNull(value);
  }
}
