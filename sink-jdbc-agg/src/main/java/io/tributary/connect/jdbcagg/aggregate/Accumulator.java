package io.tributary.connect.jdbcagg.aggregate;

import io.tributary.connect.jdbcagg.compute.ShortestDecimal;
import io.tributary.connect.jdbcagg.query.ValueOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** One aggregate of one group, over the records since the last flush. */
public sealed interface Accumulator
    permits Accumulator.Counter,
        Accumulator.Total,
        Accumulator.Extreme,
        Accumulator.Outermost,
        ValueCounts,
        DistinctSketch,
        QuantileSketch {

  /**
   * Takes one record in.
   *
   * @param value see {@link Contribution#values}
   */
  void add(@Nullable Object value, EventOrder order);

  /** A part to be written; null where no record gave a value. */
  @Nullable Object part(Part part);

  /** One that can take a value back that it, or an earlier flush, took in. */
  interface Retractable {

    /** Undoes one {@link Accumulator#add} of the same value and order. */
    void retract(@Nullable Object value, EventOrder order);
  }

  /** COUNT. */
  final class Counter implements Accumulator, Retractable {
    private long count;

    @Override
    public void add(@Nullable Object value, EventOrder order) {
      if (value != null) {
        count++;
      }
    }

    @Override
    public void retract(@Nullable Object value, EventOrder order) {
      if (value != null) {
        count--;
      }
    }

    @Override
    public Object part(Part part) {
      return count;
    }
  }

  /** SUM and AVG: an exact sum, whatever the order of the records, and a count. */
  final class Total implements Accumulator, Retractable {
    /** A value's digits behind this place are rounded, each value by itself. */
    private static final int LARGEST_SCALE = 30;

    private static final int HEAD_SCALE = 10;

    /** Finer units would overflow soon: sums beyond 10^9 are common. */
    private static final int FINEST_PLACE = 9;

    /** Every number of so many digits is a long. */
    private static final int LONG_DIGITS = 18;

    /** Sum of what fits, in units of the place; most sums never need more. */
    private long units;

    /** How many places behind the point the units have. */
    private int place;

    /** The rest of the sum. */
    private BigDecimal sum = BigDecimal.ZERO;

    private long count;

    /** Whether there was a value, even if it was taken back. */
    private boolean touched;

    @Override
    public void add(@Nullable Object value, EventOrder order) {
      if (value == null) {
        return;
      }
      touched = true;
      count++;
      if (value instanceof Double number) {
        long inUnits = ShortestDecimal.atPlace(number, place);
        if (inUnits == ShortestDecimal.NOT_AT_PLACE) {
          addFiner(ShortestDecimal.of(number));
        } else {
          addUnits(inUnits);
        }
      } else if (value instanceof Long whole && place == 0) {
        addUnits(whole);
      } else {
        addFiner(value instanceof Long whole ? BigDecimal.valueOf(whole) : (BigDecimal) value);
      }
    }

    @Override
    public void retract(@Nullable Object value, EventOrder order) {
      if (value == null) {
        return;
      }
      touched = true;
      count--;
      sum = sum.subtract(exact(value));
    }

    private static BigDecimal exact(Object value) {
      if (value instanceof Long whole) {
        return BigDecimal.valueOf(whole);
      }
      return rounded(
          value instanceof Double number ? ShortestDecimal.of(number) : (BigDecimal) value);
    }

    private static BigDecimal rounded(BigDecimal value) {
      return value.scale() > LARGEST_SCALE
          ? value.setScale(LARGEST_SCALE, RoundingMode.HALF_EVEN)
          : value;
    }

    private void addUnits(long added) {
      long next = units + added;
      boolean overflow = ((units ^ next) & (added ^ next)) < 0;
      if (overflow) {
        sum = sum.add(BigDecimal.valueOf(units, place));
        next = added;
      }
      units = next;
    }

    /** A decimal that is no whole number of units: units become finer if that is enough. */
    private void addFiner(BigDecimal value) {
      BigDecimal exact = rounded(value);
      int finer = Math.max(place, exact.scale());
      if (finer <= FINEST_PLACE) {
        BigDecimal unscaled = exact.movePointRight(finer);
        BigDecimal rescaled = BigDecimal.valueOf(units, place).movePointRight(finer);
        if (fitsLong(unscaled) && fitsLong(rescaled)) {
          units = rescaled.longValueExact();
          place = finer;
          addUnits(unscaled.longValueExact());
          return;
        }
      }
      sum = sum.add(exact);
    }

    private static boolean fitsLong(BigDecimal whole) {
      return whole.precision() - whole.scale() <= LONG_DIGITS;
    }

    @Override
    public @Nullable Object part(Part part) {
      if (part == Part.COUNT) {
        return count;
      }
      if (!touched) {
        return null;
      }
      BigDecimal total = sum.add(BigDecimal.valueOf(units, place));
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

    /** Of the doubles, which are finite: not boxed, so that a new one is compared at once. */
    private double number;

    /** Of all other values. */
    private @Nullable Object extreme;

    /**
     * @param sign 1 for the greatest value, -1 for the least
     */
    Extreme(int sign) {
      this.sign = sign;
      this.number = sign * Double.NEGATIVE_INFINITY;
    }

    @Override
    public void add(@Nullable Object value, EventOrder order) {
      if (value instanceof Double candidate) {
        double beyond = candidate;
        if (sign > 0 ? beyond > number : beyond < number) {
          number = beyond;
        }
      } else if (value != null && isBeyond(value, extreme)) {
        extreme = value;
      }
    }

    private boolean isBeyond(Object value, @Nullable Object standing) {
      return standing == null || Integer.signum(ValueOrder.compare(value, standing)) == sign;
    }

    @Override
    public @Nullable Object part(Part part) {
      return Double.isFinite(number) && isBeyond(number, extreme) ? (Object) number : extreme;
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
      return part == Part.PLACE ? Places.of(outermost, place) : outermost.value();
    }
  }
}
