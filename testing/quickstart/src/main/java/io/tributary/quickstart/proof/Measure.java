package io.tributary.quickstart.proof;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One aggregated column, computed at once from all records of a group. Numbers are exact, as
 * written in decimal digits; nulls do not count.
 *
 * @param column its name in the table
 * @param of the value, from the records of one group in topic order
 */
public record Measure(String column, Function<List<TopicRecord>, @Nullable Object> of) {

  /** {@code COUNT(*)}. */
  public static Measure count(String column) {
    return new Measure(column, group -> BigDecimal.valueOf(group.size()));
  }

  /** {@code SUM(field)}; null when no record has a value. */
  public static Measure sum(String column, String field) {
    return new Measure(column, group -> numbers(group, field).reduce(BigDecimal::add).orElse(null));
  }

  /** {@code AVG(field)} to 34 digits; null when no record has a value. */
  public static Measure average(String column, String field) {
    return new Measure(
        column,
        group -> {
          List<BigDecimal> numbers = numbers(group, field).toList();
          return numbers.stream()
              .reduce(BigDecimal::add)
              .map(sum -> sum.divide(BigDecimal.valueOf(numbers.size()), MathContext.DECIMAL128))
              .orElse(null);
        });
  }

  /** {@code MIN(field)}; null when no record has a value. */
  public static Measure min(String column, String field) {
    return new Measure(
        column, group -> numbers(group, field).min(BigDecimal::compareTo).orElse(null));
  }

  /** {@code MAX(field)}; null when no record has a value. */
  public static Measure max(String column, String field) {
    return new Measure(
        column, group -> numbers(group, field).max(BigDecimal::compareTo).orElse(null));
  }

  /**
   * {@code LAST(field)}: of the record with the greatest event time, then partition, then offset.
   */
  public static Measure last(String column, String field, String eventTime) {
    return new Measure(
        column,
        group ->
            group.stream()
                .max(
                    Comparator.comparing((TopicRecord record) -> instant(record, eventTime))
                        .thenComparingInt(TopicRecord::partition)
                        .thenComparingLong(TopicRecord::offset))
                .map(TopicRecord::value)
                .map(row -> row.value(field))
                .orElse(null));
  }

  private static Instant instant(TopicRecord record, String eventTime) {
    Row row = Objects.requireNonNull(record.value(), "a record without value has no event time");
    return (Instant) Objects.requireNonNull(row.value(eventTime), eventTime);
  }

  private static Stream<BigDecimal> numbers(List<TopicRecord> group, String field) {
    return group.stream()
        .map(TopicRecord::value)
        .filter(Objects::nonNull)
        .map(row -> row.value(field))
        .filter(Objects::nonNull)
        .map(Measure::exact);
  }

  private static BigDecimal exact(Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal;
    }
    if (value instanceof Long whole) {
      return BigDecimal.valueOf(whole);
    }
    if (value instanceof Double real) {
      return BigDecimal.valueOf(real);
    }
    throw new IllegalArgumentException("no number: " + value.getClass().getSimpleName());
  }
}
