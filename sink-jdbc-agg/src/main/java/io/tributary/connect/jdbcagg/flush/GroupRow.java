package io.tributary.connect.jdbcagg.flush;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One group's row in a flush.
 *
 * @param hash the primary key
 * @param values aligned with {@link TableShape#written}; the hash among them
 */
@SuppressWarnings("ArrayRecordComponent") // rows are neither compared nor kept
public record GroupRow(byte[] hash, List<@Nullable Object> values) implements Comparable<GroupRow> {

  @Override
  public int compareTo(GroupRow other) {
    return Arrays.compareUnsigned(hash, other.hash);
  }
}
