package io.tributary.connect.jdbcagg.aggregate;

import io.tributary.connect.jdbcagg.compute.Compiler;
import io.tributary.connect.jdbcagg.compute.Condition;
import io.tributary.connect.jdbcagg.compute.Evaluator;
import io.tributary.connect.jdbcagg.compute.OutputTypes;
import io.tributary.connect.jdbcagg.query.AggregateStatement;
import io.tributary.connect.jdbcagg.query.Truth;
import io.tributary.connect.jdbcagg.query.Window;
import io.tributary.connect.jdbcagg.row.Coercion;
import io.tributary.connect.jdbcagg.row.Row;
import io.tributary.connect.jdbcagg.row.RowReader;
import io.tributary.connect.jdbcagg.row.RowSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** One statement at work: tells what each record adds to which groups. */
public final class StatementFold {

  private static final int NO_TWIN = -1;

  private final AggregateStatement statement;
  private final RowReader reader;
  private final OutputTypes types;
  private final Condition where;
  private final Windows windows;
  private final @Nullable Evaluator time;
  private final KeptValue[] groups;
  private final KeptArgument[] aggregates;
  private final int[] twins;
  private final GroupBuffer buffer;
  private final Contributions found;
  private final Lateness lateness;
  private boolean bound;

  /** A statement whose windows take every record. */
  public StatementFold(AggregateStatement statement) {
    this(statement, Lateness.none());
  }

  /**
   * @param lateness has entered each record before it is read
   */
  public StatementFold(AggregateStatement statement, Lateness lateness) {
    this.statement = statement;
    this.lateness = lateness;
    this.reader = new RowReader(statement);
    this.types = new OutputTypes(statement);
    this.windows = new Windows(statement.window());
    Compiler compiler = new Compiler(reader);
    Window window = statement.window();
    this.where = compiler.compile(statement.where());
    this.time = window == null ? null : compiler.compile(window.time());
    this.groups =
        statement.groups().stream()
            .map(group -> new KeptValue(group, group.expression(), compiler))
            .toArray(KeptValue[]::new);
    this.aggregates =
        statement.aggregates().stream()
            .map(aggregate -> new KeptArgument(aggregate, compiler))
            .toArray(KeptArgument[]::new);
    this.twins = new int[aggregates.length];
    this.buffer = new GroupBuffer(groups.length, statement.aggregates(), false);
    this.found = new Contributions(groups.length, statement.aggregates());
  }

  public AggregateStatement statement() {
    return statement;
  }

  public OutputTypes types() {
    return types;
  }

  public GroupBuffer buffer() {
    return buffer;
  }

  /** Whether the statement's table is known to fit the types learnt so far. */
  public boolean bound() {
    return bound;
  }

  /**
   * Notes that the table fits.
   *
   * @param longestTexts in code points, by column of text
   */
  public void bind(Map<String, Integer> longestTexts) {
    for (KeptValue group : groups) {
      group.bind(types, longestTexts);
    }
    for (KeptArgument aggregate : aggregates) {
      aggregate.bind(types, longestTexts);
    }
    Arrays.setAll(twins, this::twin);
    bound = true;
  }

  /** An earlier aggregate that takes the same of each row; {@link #NO_TWIN} if there is none. */
  private int twin(int aggregate) {
    for (int i = 0; i < aggregate; i++) {
      if (aggregates[aggregate].takesSameAs(aggregates[i])) {
        return i;
      }
    }
    return NO_TWIN;
  }

  /**
   * Learns the types that a record shows; if they are new the table must be looked at again.
   *
   * @return whether the record shows enough to make a table from
   */
  public boolean learn(RowSource source) {
    if (types.learn(source)) {
      bound = false;
    }
    // Without a schema a field may stay unknown for long: its column is added then.
    return types.fits() && (types.complete() || source.value() instanceof Map);
  }

  /**
   * What one record adds: nothing where the filter leaves it out, several lines where windows
   * overlap or an array is unnested.
   *
   * @throws DataException if the record does not fit; then {@link #add} adds nothing
   */
  public List<Contribution> read(RowSource source) {
    find(source);
    return found.toList();
  }

  /**
   * Reads what one record adds, for {@link #add}. So one that does not fit one statement is added
   * to none.
   *
   * @throws DataException if the record does not fit; then there is nothing to add
   */
  public void find(RowSource source) {
    found.begin(source.record());
    try {
      Row row = reader.read(source);
      if (statement.unnest() == null) {
        readRow(row);
      } else {
        for (Object element : reader.elements(row)) {
          reader.enter(element);
          readRow(row);
        }
      }
    } catch (DataException e) {
      found.clear();
      throw new DataException(
          "statement %d (table %s): %s"
              .formatted(statement.number(), statement.table(), e.getMessage()),
          e);
    }
  }

  /** Has nothing to add. */
  public void findNothing() {
    found.clear();
  }

  /** Adds what was found last to its groups. Cannot fail. */
  public void add() {
    found.addTo(buffer);
    found.clear();
  }

  private void readRow(Row row) {
    if (where.of(row) != Truth.TRUE) {
      return;
    }
    if (!bound) {
      throw new DataException(types.problem());
    }
    long eventMs = eventMs(row);
    for (int i = 0; i < groups.length; i++) {
      found.setGroup(i, groups[i].of(row));
    }
    for (int i = 0; i < aggregates.length; i++) {
      found.setValue(i, twins[i] == NO_TWIN ? aggregates[i].of(row) : found.nextValue(twins[i]));
    }
    addWindows(eventMs);
  }

  private void addWindows(long eventMs) {
    if (!windows.exist()) {
      found.add(GroupKey.NO_WINDOW, eventMs);
      return;
    }
    lateness.saw(eventMs);
    long boundMs = lateness.boundMs(statement.table());
    int taken = 0;
    for (; taken < windows.overlap(); taken++) {
      long startMs = windows.start(eventMs, taken);
      if (windows.lateByMs(startMs, boundMs) > 0) {
        break; // and so are those before it
      }
      if (taken > 0) {
        found.repeat();
      }
      found.add(startMs, eventMs);
    }
    if (taken < windows.overlap()) {
      long lateByMs = windows.lateByMs(windows.start(eventMs, 0), boundMs);
      lateness.missed(statement.table(), windows.overlap() - taken, taken == 0, lateByMs);
    }
  }

  private long eventMs(Row row) {
    if (time != null && statement.window() != null) {
      return Coercion.eventMs(statement.window().time(), time.of(row));
    }
    Long timestamp = row.record().timestamp();
    return timestamp == null ? 0 : timestamp;
  }
}
