package io.tributary.connect.jdbcagg.aggregate;

import io.tributary.connect.jdbcagg.compute.ShortestDecimal;
import io.tributary.connect.jdbcagg.query.ValueOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** One aggregate of one group, over the records since the last flush. */
public sealed interface Accumulator {

  /**
   * Takes one record in.
   *
   * @param value see {@link Contribution#values}
   */
  void add(@Nullable Object value, EventOrder order);

  /** A part to be written; null where no record gave a value. */
  @Nullable Object part(Part part);

  /** COUNT. */
  final class Counter implements Accumulator {
    private long count;

    @Override
    public void add(@Nullable Object value, EventOrder order) {
      if (value != null) {
        count++;
      }
    }

    @Override
    public Object part(Part part) {
      return count;
    }
  }

  /** SUM and AVG: an exact sum, whatever the order of the records, and a count. */
  final class Total implements Accumulator {
    /** A value's digits behind this place are rounded, each value by itself. */
    private static final int LARGEST_SCALE = 30;

    private static final int HEAD_SCALE = 10;

    private long wholeSum;
    private BigDecimal sum = BigDecimal.ZERO;
    private long count;

    @Override
    public void add(@Nullable Object value, EventOrder order) {
      if (value == null) {
        return;
      }
      count++;
      if (value instanceof Long whole) {
        addWhole(whole);
      } else {
        sum = sum.add(exact(value));
      }
    }

    private void addWhole(long whole) {
      long next = wholeSum + whole;
      boolean overflow = ((wholeSum ^ next) & (whole ^ next)) < 0;
      if (overflow) {
        sum = sum.add(BigDecimal.valueOf(wholeSum));
        next = whole;
      }
      wholeSum = next;
    }

    private static BigDecimal exact(Object value) {
      BigDecimal decimal =
          value instanceof Double number ? ShortestDecimal.of(number) : (BigDecimal) value;
      return decimal.scale() > LARGEST_SCALE
          ? decimal.setScale(LARGEST_SCALE, RoundingMode.HALF_EVEN)
          : decimal;
    }

    @Override
    public @Nullable Object part(Part part) {
      if (part == Part.COUNT) {
        return count;
      }
      if (count == 0) {
        return null;
      }
      BigDecimal total = sum.add(BigDecimal.valueOf(wholeSum));
      BigDecimal head = total.setScale(HEAD_SCALE, RoundingMode.FLOOR);
      return switch (part) {
        case SUM_HEAD -> head;
        case SUM_REST -> total.subtract(head);
        default -> total;
      };
    }
  }

  /** MIN or MAX. */
  final class Extreme implements Accumulator {
    private final int sign;
    private @Nullable Object extreme;

    /**
     * @param sign 1 for the greatest value, -1 for the least
     */
    Extreme(int sign) {
      this.sign = sign;
    }

    @Override
    public void add(@Nullable Object value, EventOrder order) {
      if (value != null
          && (extreme == null || Integer.signum(ValueOrder.compare(value, extreme)) == sign)) {
        extreme = value;
      }
    }

    @Override
    public @Nullable Object part(Part part) {
      return extreme;
    }
  }

  /** FIRST or LAST. */
  final class Outermost implements Accumulator {
    private final int sign;
    private @Nullable Ranked outermost;
    private @Nullable EventOrder place;

    /**
     * @param sign 1 for the last record, -1 for the first
     */
    Outermost(int sign) {
      this.sign = sign;
    }

    @Override
    public void add(@Nullable Object candidate, EventOrder order) {
      if (candidate instanceof Ranked ranked
          && (outermost == null || place == null || isBeyond(ranked, order, outermost, place))) {
        outermost = ranked;
        place = order;
      }
    }

    private boolean isBeyond(
        Ranked candidate, EventOrder order, Ranked standing, EventOrder standingOrder) {
      Object rank = candidate.rank();
      Object standingRank = standing.rank();
      int byRank =
          rank == null || standingRank == null ? 0 : ValueOrder.compare(rank, standingRank);
      int comparison =
          byRank != 0
              ? byRank
              : rank == null ? order.compareTo(standingOrder) : order.comparePlace(standingOrder);
      return Integer.signum(comparison) == sign;
    }

    @Override
    public @Nullable Object part(Part part) {
      if (outermost == null || place == null) {
        return null;
      }
      return switch (part) {
        case RANK -> outermost.rank();
        case LAST_TIME -> place.eventMs();
        case LAST_PARTITION -> (long) place.partition();
        case LAST_OFFSET -> place.offset();
        default -> outermost.value();
      };
    }
  }
}
