package io.tributary.connect.jdbcagg.aggregate;

import io.tributary.connect.jdbcagg.compute.ShortestDecimal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** SUM and AVG: an exact sum, whatever the order of the records, and a count. */
final class Total extends Accumulator {

  /** A value's digits behind this place are rounded, each value by itself. */
  private static final int LARGEST_SCALE = 30;

  private static final int HEAD_SCALE = 10;

  /** Finer units would overflow soon: sums beyond 10^9 are common. */
  private static final int FINEST_PLACE = 9;

  /** Every number of so many digits is a long. */
  private static final int LONG_DIGITS = 18;

  /** Sums of what fits, in units of the group's place; most sums never need more. */
  private long[] units = {};

  /** How many places behind the point the units have. */
  private byte[] places = {};

  private long[] counts = {};

  /** The rest of the sums; empty until one has some. */
  private @Nullable BigDecimal[] rests = {};

  @Override
  void resize(int groups) {
    units = Arrays.copyOf(units, groups);
    places = Arrays.copyOf(places, groups);
    counts = Arrays.copyOf(counts, groups);
    if (rests.length > 0) {
      rests = Arrays.copyOf(rests, groups);
    }
  }

  @Override
  void add(int group, @Nullable Object value, EventOrder order) {
    if (value == null) {
      return;
    }
    counts[group]++;
    if (value instanceof Double number) {
      long inUnits = ShortestDecimal.atPlace(number, places[group]);
      if (inUnits == ShortestDecimal.NOT_AT_PLACE) {
        addFiner(group, ShortestDecimal.of(number));
      } else {
        addUnits(group, inUnits);
      }
    } else if (value instanceof Long whole && places[group] == 0) {
      addUnits(group, whole);
    } else {
      addFiner(group, value instanceof Long whole ? BigDecimal.valueOf(whole) : (BigDecimal) value);
    }
  }

  @Override
  void retract(int group, @Nullable Object value, EventOrder order) {
    if (value != null) {
      counts[group]--;
      addRest(group, exact(value).negate());
    }
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

  private void addUnits(int group, long added) {
    long before = units[group];
    long next = before + added;
    boolean overflow = ((before ^ next) & (added ^ next)) < 0;
    if (overflow) {
      addRest(group, BigDecimal.valueOf(before, places[group]));
      next = added;
    }
    units[group] = next;
  }

  /** A decimal that is no whole number of units: units become finer if that is enough. */
  private void addFiner(int group, BigDecimal value) {
    BigDecimal exact = rounded(value);
    int finer = Math.max(places[group], exact.scale());
    if (finer <= FINEST_PLACE) {
      BigDecimal unscaled = exact.movePointRight(finer);
      BigDecimal rescaled = BigDecimal.valueOf(units[group], places[group]).movePointRight(finer);
      if (fitsLong(unscaled) && fitsLong(rescaled)) {
        units[group] = rescaled.longValueExact();
        places[group] = (byte) finer;
        addUnits(group, unscaled.longValueExact());
        return;
      }
    }
    addRest(group, exact);
  }

  private static boolean fitsLong(BigDecimal whole) {
    return whole.precision() - whole.scale() <= LONG_DIGITS;
  }

  private void addRest(int group, BigDecimal added) {
    if (rests.length == 0) {
      rests = new BigDecimal[units.length];
    }
    rests[group] = rest(group).add(added);
  }

  private BigDecimal rest(int group) {
    BigDecimal rest = rests.length == 0 ? null : rests[group];
    return rest == null ? BigDecimal.ZERO : rest;
  }

  /** Whether there was a value, even if it was taken back. */
  private boolean touched(int group) {
    return counts[group] != 0 || (rests.length > 0 && rests[group] != null);
  }

  @Override
  @Nullable Object part(int group, Part part) {
    if (part == Part.COUNT) {
      return counts[group];
    }
    if (!touched(group)) {
      return null;
    }
    BigDecimal total = rest(group).add(BigDecimal.valueOf(units[group], places[group]));
    BigDecimal head = total.setScale(HEAD_SCALE, RoundingMode.FLOOR);
    return switch (part) {
      case SUM_HEAD -> head;
      case SUM_REST -> total.subtract(head);
      default -> total;
    };
  }
}
