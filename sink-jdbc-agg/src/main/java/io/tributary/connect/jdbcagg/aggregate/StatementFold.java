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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** One statement at work: tells what each record adds to which groups. */
public final class StatementFold {

  private final AggregateStatement statement;
  private final RowReader reader;
  private final OutputTypes types;
  private final Condition where;
  private final Windows windows;
  private final @Nullable Evaluator time;
  private final KeptValue[] groups;
  private final KeptArgument[] aggregates;
  private final GroupBuffer buffer;
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
    this.buffer = new GroupBuffer(statement.aggregates());
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
    bound = true;
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
   * What one record adds: nothing where the filter leaves it out, several contributions where
   * windows overlap or an array is unnested.
   *
   * @throws DataException if the record does not fit
   */
  public List<Contribution> read(RowSource source) {
    List<Contribution> contributions = new ArrayList<>(windows.overlap());
    read(source, contributions);
    return contributions;
  }

  /**
   * The same into a list that is at hand already.
   *
   * @param contributions what is there is cleared first, and again if the record does not fit
   * @throws DataException if the record does not fit
   */
  public void read(RowSource source, List<Contribution> contributions) {
    contributions.clear();
    try {
      Row row = reader.read(source);
      if (statement.unnest() == null) {
        readRow(row, contributions);
      } else {
        for (Object element : reader.elements(row)) {
          reader.enter(element);
          readRow(row, contributions);
        }
      }
    } catch (DataException e) {
      contributions.clear();
      throw new DataException(
          "statement %d (table %s): %s"
              .formatted(statement.number(), statement.table(), e.getMessage()),
          e);
    }
  }

  private void readRow(Row row, List<Contribution> contributions) {
    if (where.of(row) != Truth.TRUE) {
      return;
    }
    if (!bound) {
      throw new DataException(types.problem());
    }
    EventOrder order = order(row);
    @Nullable Object[] keys = new Object[groups.length];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = groups[i].of(row);
    }
    @Nullable Object[] values = new Object[aggregates.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = aggregates[i].of(row);
    }
    if (windows.exist()) {
      lateness.saw(order.eventMs());
    }
    long boundMs = windows.exist() ? lateness.boundMs(statement.table()) : Lateness.NEVER;
    int taken = 0;
    for (int i = 0; i < windows.overlap(); i++) {
      long startMs = windows.start(order.eventMs(), i);
      if (windows.lateByMs(startMs, boundMs) > 0) {
        break; // and so are those before it
      }
      contributions.add(new Contribution(new GroupKey(startMs, keys), values, order));
      taken++;
    }
    if (taken < windows.overlap()) {
      long lateByMs = windows.lateByMs(windows.start(order.eventMs(), 0), boundMs);
      lateness.missed(statement.table(), windows.overlap() - taken, taken == 0, lateByMs);
    }
  }

  private EventOrder order(Row row) {
    SinkRecord record = row.record();
    return new EventOrder(
        eventMs(row), record.originalKafkaPartition(), record.originalKafkaOffset());
  }

  private long eventMs(Row row) {
    if (time != null && statement.window() != null) {
      return Coercion.eventMs(statement.window().time(), time.of(row));
    }
    Long timestamp = row.record().timestamp();
    return timestamp == null ? 0 : timestamp;
  }
}
