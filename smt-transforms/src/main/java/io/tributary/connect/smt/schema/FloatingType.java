package io.tributary.connect.smt.schema;

import io.tributary.connect.smt.text.ShortDecimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;

/** FLOAT and DOUBLE. Numbers fit, and strings that are one in decimal notation. */
enum FloatingType implements ColumnType {
  FLOAT {
    @Override
    public SchemaBuilder schema() {
      return SchemaBuilder.float32();
    }

    @Override
    Object box(double value) {
      return (float) value;
    }
  },
  DOUBLE {
    @Override
    public SchemaBuilder schema() {
      return SchemaBuilder.float64();
    }

    @Override
    Object box(double value) {
      return value;
    }
  };

  abstract Object box(double value);

  @Override
  public Object convert(Object value, Schema declared) {
    if (value instanceof Double && this == DOUBLE) {
      return value; // the box that it came in
    }
    if (value instanceof Number number) {
      return box(number.doubleValue());
    }
    if (value instanceof String text) {
      double number = ShortDecimal.parse(text);
      if (!Double.isNaN(number)) {
        return box(number);
      }
    }
    if (value instanceof String text && isDecimal(text.trim())) {
      try {
        return box(Double.parseDouble(text.trim()));
      } catch (NumberFormatException e) {
        throw Misfits.misfit(value, this);
      }
    }
    throw Misfits.misfit(value, this);
  }

  /** Java would also read {@code 1d}, {@code 0x1p3} and {@code NaN}. */
  static boolean isDecimal(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && "+-.eE".indexOf(c) < 0) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  @Override
  public String ddl() {
    return name();
  }
}
