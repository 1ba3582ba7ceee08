package io.tributary.connect.jdbcagg.aggregate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

  private final int groups;
  private final int width;
  private @Nullable Object[] cells;
  private long[] startsMs = new long[FIRST_LINES];
  private EventOrder[] orders = new EventOrder[FIRST_LINES];
  private int lines;

  /**
   * @param groups how many values a group has
   * @param aggregates how many values are added to it
   */
  Contributions(int groups, int aggregates) {
    this.groups = groups;
    this.width = groups + aggregates;
    this.cells = new Object[FIRST_LINES * width];
  }

  int size() {
    return lines;
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
  void add(long windowStartMs, EventOrder order) {
    startsMs[lines] = windowStartMs;
    orders[lines] = order;
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
    orders = Arrays.copyOf(orders, room);
  }

  /** Adds all lines to their groups. */
  void addTo(GroupBuffer buffer) {
    for (int i = 0; i < lines; i++) {
      buffer.add(startsMs[i], cells, i * width, orders[i]);
    }
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
              orders[i]));
    }
    return list;
  }
}
