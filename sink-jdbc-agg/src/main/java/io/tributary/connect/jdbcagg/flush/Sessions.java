package io.tributary.connect.jdbcagg.flush;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Joins sessions of one group that touch, and names what becomes of them. */
public final class Sessions {

  private final List<ColumnShape> columns;
  private final RowMerge merge;
  private final GroupHash hash = new GroupHash();
  private final int hashAt;
  private final int groupAt;
  private final int startAt;
  private final int endAt;

  public Sessions(TableShape shape) {
    this.columns = shape.written();
    this.merge = new RowMerge(columns);
    this.hashAt = indexOf(ColumnRole.HASH);
    this.groupAt = indexOf(ColumnRole.SESSION_GROUP);
    this.startAt = indexOf(ColumnRole.SESSION_START);
    this.endAt = indexOf(ColumnRole.SESSION_END);
  }

  private int indexOf(ColumnRole role) {
    return columns.stream().map(ColumnShape::role).toList().indexOf(role);
  }

  /**
   * Joins what touches: two sessions of which one starts no later than the other ends.
   *
   * @param rows of one group, in any order
   * @return sorted by start
   */
  public List<GroupRow> join(List<GroupRow> rows) {
    List<GroupRow> sorted = new ArrayList<>(rows);
    sorted.sort(Comparator.comparingLong(this::startMs));
    List<GroupRow> joined = new ArrayList<>();
    List<@Nullable Object> open = sorted.get(0).values();
    for (GroupRow row : sorted.subList(1, sorted.size())) {
      if (at(row.values(), startAt) <= at(open, endAt)) {
        open = merge.of(open, row.values());
      } else {
        joined.add(named(open));
        open = row.values();
      }
    }
    joined.add(named(open));
    return joined;
  }

  /** First event time, in epoch milliseconds. */
  public long startMs(GroupRow row) {
    return at(row.values(), startAt);
  }

  /** Last event time plus the gap, in epoch milliseconds. */
  public long endMs(GroupRow row) {
    return at(row.values(), endAt);
  }

  /** The hash of the group. */
  byte[] group(GroupRow row) {
    return (byte[]) Objects.requireNonNull(row.values().get(groupAt));
  }

  /** A session goes by its start, so one that gains an earlier record is another row. */
  private GroupRow named(List<@Nullable Object> values) {
    List<@Nullable Object> named = new ArrayList<>(values);
    GroupRow unnamed = new GroupRow(new byte[0], values);
    byte[] name = hash.ofSession(group(unnamed), startMs(unnamed));
    named.set(hashAt, name);
    return new GroupRow(name, named);
  }

  private static long at(List<@Nullable Object> values, int index) {
    return (Long) Objects.requireNonNull(values.get(index));
  }
}
