package io.tributary.connect.smt.schema;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.jspecify.annotations.Nullable;

/** DECIMAL(precision, scale): Connect's Decimal. A value with more digits does not fit. */
record DecimalType(int precision, int scale) implements ColumnType {

  /** The parameter by which converters and Debezium carry the precision, which Connect lacks. */
  static final String PRECISION = "connect.decimal.precision";

  @Override
  public SchemaBuilder schema() {
    return Decimal.builder(scale).parameter(PRECISION, Integer.toString(precision));
  }

  @Override
  public Object convert(Object value, Schema declared) {
    BigDecimal number = number(value);
    if (number == null) {
      throw Misfits.misfit(value, this);
    }
    if (number.stripTrailingZeros().scale() > scale) {
      throw Misfits.misfit(value, this, ", it has more fraction digits");
    }
    BigDecimal scaled = number.setScale(scale, RoundingMode.UNNECESSARY);
    if (scaled.precision() > precision) {
      throw Misfits.misfit(value, this, ", it has more digits");
    }
    return scaled;
  }

  private static @Nullable BigDecimal number(Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal;
    }
    if (value instanceof BigInteger integer) {
      return new BigDecimal(integer);
    }
    if (value instanceof Number || value instanceof String) {
      // A double's shortest text, not its binary expansion: 0.1 has one fraction digit.
      try {
        return new BigDecimal(value.toString().trim());
      } catch (NumberFormatException e) {
        return null;
      }
    }
    return null;
  }

  @Override
  public String ddl() {
    return "DECIMAL(" + precision + "," + scale + ")";
  }
}
