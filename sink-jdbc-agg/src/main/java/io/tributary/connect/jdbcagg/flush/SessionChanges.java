package io.tributary.connect.jdbcagg.flush;

import java.util.List;

/**
 * Sessions of one flush, to be merged with those in the table.
 *
 * @param sessions by group, sorted
 */
public record SessionChanges(TableShape shape, List<SessionGroup> sessions)
    implements TableChanges {

  /**
   * The sessions of one group, whose values are {@code hash}: none touches another.
   *
   * @param rows sorted by start
   */
  @SuppressWarnings("ArrayRecordComponent") // neither compared nor kept
  public record SessionGroup(byte[] hash, List<GroupRow> rows) {}

  @Override
  public String table() {
    return shape.table();
  }

  @Override
  public long oldestWindowEndMs() {
    return shape.oldestWindowEndMs(
        sessions.stream().flatMap(each -> each.rows().stream()).toList());
  }

  @Override
  public int size() {
    return sessions.stream().mapToInt(group -> group.rows().size()).sum();
  }
}
