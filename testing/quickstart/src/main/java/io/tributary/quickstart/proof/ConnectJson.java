package io.tributary.quickstart.proof;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the {@code {"schema":...,"payload":...}} form that Connect's JSON converter writes. The
 * declared type decides the form of the value, not the look of the number.
 */
public final class ConnectJson {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private ConnectJson() {}

  /**
   * The value of one record's key or value.
   *
   * @return one of the forms of {@link Row}; null for no bytes or a null payload
   * @throws IllegalArgumentException when the bytes are not of that form
   */
  public static @Nullable Object decode(byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    JsonNode envelope;
    try {
      envelope = MAPPER.readTree(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("not JSON", e);
    }
    JsonNode schema = envelope.path("schema");
    if (!envelope.has("payload") || !schema.isObject()) {
      throw new IllegalArgumentException("a record without schema and payload");
    }
    return value(schema, envelope.path("payload"));
  }

  private static @Nullable Object value(JsonNode schema, JsonNode payload) {
    if (payload.isNull() || payload.isMissingNode()) {
      return null;
    }
    String type = schema.path("type").asText();
    Object logical = logical(schema, payload);
    if (logical != null) {
      return logical;
    }
    return switch (type) {
      case "string" -> payload.textValue();
      case "bytes" -> Row.BYTES + payload.textValue();
      case "boolean" -> payload.booleanValue();
      case "int8", "int16", "int32", "int64" -> integer(payload);
      case "float" -> payload.floatValue();
      case "double" -> payload.doubleValue();
      case "struct" -> struct(schema, payload);
      case "array" -> array(schema, payload);
      default -> throw new IllegalArgumentException("a field of type " + type);
    };
  }

  private static @Nullable Object logical(JsonNode schema, JsonNode payload) {
    return switch (schema.path("name").asText()) {
      case "org.apache.kafka.connect.data.Timestamp", "io.debezium.time.Timestamp" ->
          Instant.ofEpochMilli(integer(payload));
      case "io.debezium.time.MicroTimestamp" ->
          Instant.EPOCH.plus(integer(payload), ChronoUnit.MICROS);
      case "io.debezium.time.ZonedTimestamp" -> Instant.parse(payload.textValue());
      case "org.apache.kafka.connect.data.Date", "io.debezium.time.Date" ->
          LocalDate.ofEpochDay(integer(payload));
      case "org.apache.kafka.connect.data.Decimal" -> decimal(schema, payload);
      default -> null;
    };
  }

  private static BigDecimal decimal(JsonNode schema, JsonNode payload) {
    if (payload.isNumber()) {
      return payload.decimalValue();
    }
    int scale = Integer.parseInt(schema.path("parameters").path("scale").asText());
    try {
      return new BigDecimal(new BigInteger(payload.binaryValue()), scale);
    } catch (IOException e) {
      throw new UncheckedIOException("a decimal that is not base64", e);
    }
  }

  private static long integer(JsonNode payload) {
    if (!payload.isIntegralNumber()) {
      throw new IllegalArgumentException("declared an integer, written as " + payload);
    }
    return payload.longValue();
  }

  private static Row struct(JsonNode schema, JsonNode payload) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (JsonNode field : schema.path("fields")) {
      String name = field.path("field").asText();
      values.put(name, value(field, payload.path(name)));
    }
    return new Row(values);
  }

  private static List<@Nullable Object> array(JsonNode schema, JsonNode payload) {
    List<@Nullable Object> items = new ArrayList<>();
    for (JsonNode item : payload) {
      items.add(value(schema.path("items"), item));
    }
    return items;
  }
}
