package io.tributary.quickstart.proof;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One row, wherever it was read. The values have one form for all sources, so that rows of a body,
 * a topic, a database and the lake can be compared: {@code String}, {@code Boolean}, {@code Long}
 * (all integers), {@code Float}, {@code Double}, {@code BigDecimal}, {@code Instant}, {@code
 * LocalDate}, {@code Row} (nested), {@code List}, or null; bytes are text, {@link #BYTES} and then
 * base64.
 */
public record Row(Map<String, @Nullable Object> values) {

  /** What the text begins with that stands for bytes. */
  public static final String BYTES = "base64:";

  public Row {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** The value of a column; null when the column is null or absent. */
  public @Nullable Object value(String column) {
    return values.get(column);
  }

  /** The names of the columns, in their order. */
  public Set<String> columns() {
    return values.keySet();
  }

  /** The values of some columns in that order, for use as a key. */
  public List<@Nullable Object> key(List<String> columns) {
    return columns.stream().<@Nullable Object>map(values::get).toList();
  }
}
