package io.tributary.connect.jdbcagg.row;

import io.tributary.connect.jdbcagg.query.ValueType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Timestamp;

/** Which type a field has, by its schema or, without one, by a value. */
public final class ValueTypes {

  private static final Map<Schema.Type, ValueType> PLAIN =
      Map.of(
          Schema.Type.BOOLEAN, ValueType.BOOLEAN,
          Schema.Type.INT8, ValueType.INTEGER,
          Schema.Type.INT16, ValueType.INTEGER,
          Schema.Type.INT32, ValueType.INTEGER,
          Schema.Type.INT64, ValueType.INTEGER,
          Schema.Type.FLOAT32, ValueType.FLOAT,
          Schema.Type.FLOAT64, ValueType.FLOAT,
          Schema.Type.STRING, ValueType.TEXT);

  private ValueTypes() {}

  /**
   * The type of a field with a schema; empty where the sink has none for it. Unknown logical types
   * count as what they are made of; Connect's Time has no column type here.
   */
  public static Optional<ValueType> of(Schema schema) {
    if (Timestamp.LOGICAL_NAME.equals(schema.name())) {
      return Optional.of(ValueType.TIMESTAMP);
    }
    if (Decimal.LOGICAL_NAME.equals(schema.name())) {
      int scale = Integer.parseInt(schema.parameters().get(Decimal.SCALE_FIELD));
      return scale < 0 || scale > ValueType.LARGEST_SCALE
          ? Optional.empty()
          : Optional.of(ValueType.decimal(scale));
    }
    Optional<ValueType> converted = Reading.of(schema).type();
    if (converted.isPresent()) {
      return converted;
    }
    boolean otherDate =
        schema.name() != null && schema.name().startsWith("org.apache.kafka.connect.data.");
    return otherDate ? Optional.empty() : Optional.ofNullable(PLAIN.get(schema.type()));
  }

  /**
   * The type that a field without schema takes from its first value. JSON does not tell 100 from
   * 100.0, so a number that is aggregated is a double; one that groups are made by stays whole.
   *
   * @param value canonical, see {@link Canonical}
   */
  public static Optional<ValueType> ofValue(Object value, boolean aggregated) {
    if (value instanceof Long) {
      return Optional.of(aggregated ? ValueType.FLOAT : ValueType.INTEGER);
    }
    if (value instanceof Double) {
      return Optional.of(ValueType.FLOAT);
    }
    if (value instanceof String) {
      return Optional.of(ValueType.TEXT);
    }
    if (value instanceof Boolean) {
      return Optional.of(ValueType.BOOLEAN);
    }
    if (value instanceof Instant) {
      return Optional.of(ValueType.TIMESTAMP);
    }
    if (value instanceof LocalDate) {
      return Optional.of(ValueType.DATE);
    }
    if (value instanceof BigDecimal exact
        && exact.scale() >= 0
        && exact.scale() <= ValueType.LARGEST_SCALE) {
      return Optional.of(ValueType.decimal(exact.scale()));
    }
    return Optional.empty();
  }
}
