package io.tributary.connect.http.config;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.apache.kafka.common.config.ConfigException;

/**
 * A value, or the whole numbers of a range, written {@code first..last} or {@code
 * first..last..step}; with leading zeros they are padded to the width of the first.
 *
 * @param text the value; empty for a range
 */
public record ValueRange(String text, long first, long last, long step, int width) {

  private static final int MAX = 10_000;
  private static final Pattern RANGE =
      Pattern.compile("(-?\\d{1,15})\\.\\.(-?\\d{1,15})(?:\\.\\.(\\d{1,15}))?");

  /**
   * Reads one entry of {@code partition.values}.
   *
   * @throws ConfigException if a range is empty or far too long
   */
  static ValueRange parse(String entry) {
    Matcher range = RANGE.matcher(entry);
    if (!range.matches()) {
      if (entry.isEmpty()) {
        throw new ConfigException("a value is empty");
      }
      return new ValueRange(entry, 0, 0, 1, 0);
    }
    long first = Long.parseLong(range.group(1));
    long last = Long.parseLong(range.group(2));
    long step = range.group(3) == null ? 1 : Long.parseLong(range.group(3));
    if (step < 1 || last < first || (last - first) / step >= MAX) {
      throw new ConfigException(
          "'" + entry + "' must run upwards, in steps of at least 1, and to " + MAX + " values");
    }
    boolean padded = range.group(1).startsWith("0") && range.group(1).length() > 1;
    return new ValueRange("", first, last, step, padded ? range.group(1).length() : 0);
  }

  /** All its values. */
  public List<String> values() {
    if (!text.isEmpty()) {
      return List.of(text);
    }
    return LongStream.iterate(first, value -> value <= last, value -> value + step)
        .mapToObj(value -> width == 0 ? Long.toString(value) : padded(value))
        .toList();
  }

  private String padded(long value) {
    String digits = Long.toString(value);
    return "0".repeat(Math.max(0, width - digits.length())) + digits;
  }
}
