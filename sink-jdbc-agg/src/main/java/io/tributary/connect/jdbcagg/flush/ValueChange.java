package io.tributary.connect.jdbcagg.flush;

import java.util.Arrays;

/**
 * By how much the count of one value of one group changes.
 *
 * @param group the group's hash
 * @param column index of the aggregate
 * @param key the value, as bytes whose order is that of the values
 */
@SuppressWarnings("ArrayRecordComponent") // compared by compareTo alone
public record ValueChange(byte[] group, int column, byte[] key, long count)
    implements Comparable<ValueChange> {

  @Override
  public int compareTo(ValueChange other) {
    int byGroup = Arrays.compareUnsigned(group, other.group);
    if (byGroup != 0) {
      return byGroup;
    }
    int byColumn = Integer.compare(column, other.column);
    return byColumn != 0 ? byColumn : Arrays.compareUnsigned(key, other.key);
  }
}
