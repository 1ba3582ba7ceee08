package io.tributary.connect.jdbcagg.aggregate;

import io.tributary.connect.jdbcagg.query.OutputColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/**
 * What one record adds to which groups, read but not added yet: a line for each group, with the
 * values of {@link Contribution}. Filled again and again, as an object for each record would cost
 * more than most aggregates do.
 */
public final class Contributions {

  /** What one record leaves behind for the next ones; more is given back. */
  private static final int KEPT_CELLS = 10_000;

  private static final int FIRST_LINES = 4;

  /** For aggregates that do not go by an order. */
  private static final EventOrder UNORDERED = new EventOrder(0, 0, 0);

  private final int groups;
  private final int width;
  private final boolean ordered;
  private @Nullable Object[] cells;
  private long[] startsMs = new long[FIRST_LINES];
  private long[] eventsMs = new long[FIRST_LINES];
  private int lines;
  private int partition;
  private long offset;

  /**
   * @param groups how many values a group has
   * @param aggregates what is added to it
   */
  Contributions(int groups, List<OutputColumn.Aggregate> aggregates) {
    this.groups = groups;
    this.width = groups + aggregates.size();
    this.ordered = aggregates.stream().anyMatch(each -> each.function().isOrdered());
    this.cells = new Object[FIRST_LINES * width];
  }

  /** Has no lines, and takes those of a record next. */
  void begin(SinkRecord record) {
    clear();
    partition = record.originalKafkaPartition();
    offset = record.originalKafkaOffset();
  }

  void clear() {
    if (cells.length > KEPT_CELLS) {
      resize(FIRST_LINES);
    }
    lines = 0;
  }

  /** Sets a value of the group that the next line is of. */
  void setGroup(int index, @Nullable Object value) {
    cells[lines * width + index] = value;
  }

  /** Sets a value that the next line adds. */
  void setValue(int index, @Nullable Object value) {
    cells[lines * width + groups + index] = value;
  }

  /** A value that was set for the next line. */
  @Nullable Object nextValue(int index) {
    return cells[lines * width + groups + index];
  }

  /** Ends a line; the next one begins with the same values. */
  void add(long windowStartMs, long eventMs) {
    startsMs[lines] = windowStartMs;
    eventsMs[lines] = eventMs;
    lines++;
    if (lines == startsMs.length) {
      resize(2 * lines);
    }
  }

  /** Gives the line that follows the values of the one before. */
  void repeat() {
    System.arraycopy(cells, (lines - 1) * width, cells, lines * width, width);
  }

  private void resize(int room) {
    cells = Arrays.copyOf(cells, room * width);
    startsMs = Arrays.copyOf(startsMs, room);
    eventsMs = Arrays.copyOf(eventsMs, room);
  }

  /** Adds all lines to their groups. */
  void addTo(GroupBuffer buffer) {
    for (int i = 0; i < lines; i++) {
      buffer.add(startsMs[i], cells, i * width, ordered ? order(i) : UNORDERED);
    }
  }

  private EventOrder order(int line) {
    return new EventOrder(eventsMs[line], partition, offset);
  }

  /** The lines as objects of their own. */
  List<Contribution> toList() {
    List<Contribution> list = new ArrayList<>(lines);
    for (int i = 0; i < lines; i++) {
      int from = i * width;
      list.add(
          new Contribution(
              new GroupKey(startsMs[i], Arrays.copyOfRange(cells, from, from + groups)),
              Arrays.copyOfRange(cells, from + groups, from + width),
              order(i)));
    }
    return list;
  }
}
