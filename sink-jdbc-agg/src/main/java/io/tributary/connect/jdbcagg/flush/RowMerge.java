package io.tributary.connect.jdbcagg.flush;

import io.tributary.connect.jdbcagg.query.ValueOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes one row of two of the same group, as an upsert does; for groups that become one. */
final class RowMerge {

  private final List<ColumnShape> columns;

  /**
   * @param columns of the rows
   */
  RowMerge(List<ColumnShape> columns) {
    this.columns = columns;
  }

  /** The values of both. */
  List<@Nullable Object> of(List<@Nullable Object> one, List<@Nullable Object> other) {
    @Nullable Object[] merged = new Object[columns.size()];
    for (int i = 0; i < merged.length; i++) {
      merged[i] = merge(i, one, other);
    }
    return Arrays.asList(merged);
  }

  private @Nullable Object merge(
      int index, List<@Nullable Object> one, List<@Nullable Object> other) {
    ColumnShape column = columns.get(index);
    Object left = one.get(index);
    Object right = other.get(index);
    if (column.role() == ColumnRole.FIRST_VALUE || column.role() == ColumnRole.LAST_VALUE) {
      return takesOther(column, one, other) ? right : left;
    }
    if (left == null || right == null) {
      return left == null ? right : left;
    }
    return switch (column.role()) {
      case COUNT, ROWS -> (Long) left + (Long) right;
      case SUM -> ((BigDecimal) left).add((BigDecimal) right);
      case LEAST, SESSION_START -> ValueOrder.compare(left, right) <= 0 ? left : right;
      case GREATEST, SESSION_END -> ValueOrder.compare(left, right) >= 0 ? left : right;
      case WINDOW -> ((Instant) left).isBefore((Instant) right) ? left : right;
      case WINDOW_END -> ((Instant) left).isAfter((Instant) right) ? left : right;
      case FIRST_PLACE -> isBeyond((byte[]) right, (byte[]) left, -1) ? right : left;
      case LAST_PLACE -> isBeyond((byte[]) right, (byte[]) left, 1) ? right : left;
      default -> left;
    };
  }

  private boolean takesOther(
      ColumnShape column, List<@Nullable Object> one, List<@Nullable Object> other) {
    String place = ColumnShape.placeBehind(column.name());
    int index = columns.stream().map(ColumnShape::name).toList().indexOf(place);
    byte[] left = (byte[]) one.get(index);
    byte[] right = (byte[]) other.get(index);
    if (left == null || right == null) {
      return left == null && right != null;
    }
    return isBeyond(right, left, column.role() == ColumnRole.LAST_VALUE ? 1 : -1);
  }

  private static boolean isBeyond(byte[] candidate, byte[] standing, int sign) {
    return Integer.signum(Arrays.compareUnsigned(candidate, standing)) == sign;
  }
}
