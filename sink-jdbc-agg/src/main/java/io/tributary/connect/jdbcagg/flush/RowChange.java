package io.tributary.connect.jdbcagg.flush;

import java.util.Arrays;

/**
 * The newest state of one row of a source.
 *
 * @param id see {@link io.tributary.connect.jdbcagg.retract.RowId}
 * @param source the row's table
 * @param partition of the topic that it came by
 * @param state see {@link io.tributary.connect.jdbcagg.retract.RowState}; empty if the row adds
 *     nothing, or is gone
 */
@SuppressWarnings("ArrayRecordComponent") // compared by compareTo alone
public record RowChange(byte[] id, String source, int partition, byte[] state)
    implements Comparable<RowChange> {

  private static final byte[] NOTHING = new byte[0];

  /** A row that is gone. */
  static RowChange gone(byte[] id, String source, int partition) {
    return new RowChange(id, source, partition, NOTHING);
  }

  /** Whether the row adds anything. */
  public boolean adds() {
    return state.length > 0;
  }

  @Override
  public int compareTo(RowChange other) {
    return Arrays.compareUnsigned(id, other.id);
  }
}
