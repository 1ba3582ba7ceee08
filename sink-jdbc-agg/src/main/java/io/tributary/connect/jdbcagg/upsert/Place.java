package io.tributary.connect.jdbcagg.upsert;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/**
 * Where a version of a row stands among the others.
 *
 * @param value as its column has it
 * @param ordinal the same as a {@code Long} or {@code BigDecimal}, which compares
 */
public record Place(Object value, Object ordinal) implements Comparable<Place> {

  /** As many digits as the bytes hold by which a deletion remembers its place. */
  private static final int MOST_DIGITS = 38;

  /**
   * The place of an ordering value; null if it is null.
   *
   * @throws DataException if its digits are too many
   */
  static @Nullable Place of(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (value instanceof Instant at) {
      return new Place(value, ChronoUnit.MICROS.between(Instant.EPOCH, at));
    }
    if (value instanceof LocalDate day) {
      return new Place(value, day.toEpochDay());
    }
    if (value instanceof BigDecimal exact && exact.precision() > MOST_DIGITS) {
      throw new DataException(
          "the value of ordering.field has more than " + MOST_DIGITS + " digits");
    }
    return new Place(value, value);
  }

  @Override
  public int compareTo(Place other) {
    return ordinal instanceof BigDecimal exact
        ? exact.compareTo((BigDecimal) other.ordinal)
        : Long.compare((Long) ordinal, (Long) other.ordinal);
  }
}
