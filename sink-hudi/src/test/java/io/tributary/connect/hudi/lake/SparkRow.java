package io.tributary.connect.hudi.lake;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Rows as texts that are equal where the rows are: those that were sent, and Spark's JSON, which
 * leaves columns out that are null.
 */
final class SparkRow {

  private SparkRow() {}

  static String of(Struct row) {
    return String.valueOf(plain(row));
  }

  static String of(JsonNode row) {
    return String.valueOf(plain(row));
  }

  private static @Nullable Object plain(@Nullable Object sent) {
    if (sent instanceof Struct struct) {
      Map<String, @Nullable Object> fields = new TreeMap<>();
      for (Field field : struct.schema().fields()) {
        Object value = struct.get(field);
        boolean day = org.apache.kafka.connect.data.Date.LOGICAL_NAME.equals(field.schema().name());
        if (value != null) {
          fields.put(field.name(), value instanceof Date date ? time(date, day) : plain(value));
        }
      }
      return fields;
    }
    if (sent instanceof List<?> items) {
      List<@Nullable Object> plain = new ArrayList<>();
      items.forEach(item -> plain.add(plain(item)));
      return plain;
    }
    if (sent instanceof Map<?, ?> entries) {
      Map<String, @Nullable Object> plain = new TreeMap<>();
      entries.forEach((key, value) -> plain.put(key.toString(), plain(value)));
      return plain;
    }
    return sent instanceof Number number ? plainNumber(number.toString()) : sent;
  }

  private static String time(Date date, boolean day) {
    return day
        ? LocalDate.ofEpochDay(date.getTime() / 86_400_000L).toString()
        : date.toInstant().toString();
  }

  private static @Nullable Object plain(JsonNode seen) {
    if (seen.isObject()) {
      Map<String, @Nullable Object> fields = new TreeMap<>();
      seen.properties()
          .forEach(
              field -> {
                if (!field.getValue().isNull() && !field.getKey().startsWith("_hoodie_")) {
                  fields.put(field.getKey(), plain(field.getValue()));
                }
              });
      return fields;
    }
    if (seen.isArray()) {
      List<@Nullable Object> items = new ArrayList<>();
      seen.forEach(item -> items.add(plain(item)));
      return items;
    }
    if (seen.isNumber()) {
      return plainNumber(seen.asText());
    }
    return seen.isNull() ? null : seen.asText();
  }

  private static String plainNumber(String text) {
    return new BigDecimal(text).stripTrailingZeros().toPlainString();
  }
}
