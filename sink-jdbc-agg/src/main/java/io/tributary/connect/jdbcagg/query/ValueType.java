package io.tributary.connect.jdbcagg.query;

/**
 * The type of a field or column.
 *
 * @param precision digits of a decimal, else 0
 * @param scale digits of a decimal behind the point, else 0
 */
public record ValueType(Kind kind, int precision, int scale) {

  /** What values are in Java. */
  public enum Kind {
    /** {@code Boolean}. */
    BOOLEAN,
    /** {@code Long}. */
    INTEGER,
    /** {@code Double}, finite and never -0.0. */
    FLOAT,
    /** {@code BigDecimal} with the type's scale. */
    DECIMAL,
    /** {@code String}. */
    TEXT,
    /** {@code Instant}, in whole milliseconds. */
    TIMESTAMP,
    /** {@code LocalDate}. */
    DATE
  }

  /** As many digits as Spark, Parquet and Hive keep in a decimal. */
  public static final int PORTABLE_PRECISION = 38;

  /** Decimals with more digits behind the point leave too few before it. */
  public static final int LARGEST_SCALE = 18;

  public static final ValueType BOOLEAN = new ValueType(Kind.BOOLEAN, 0, 0);
  public static final ValueType INTEGER = new ValueType(Kind.INTEGER, 0, 0);
  public static final ValueType FLOAT = new ValueType(Kind.FLOAT, 0, 0);
  public static final ValueType TEXT = new ValueType(Kind.TEXT, 0, 0);
  public static final ValueType TIMESTAMP = new ValueType(Kind.TIMESTAMP, 0, 0);
  public static final ValueType DATE = new ValueType(Kind.DATE, 0, 0);

  /**
   * Sums of doubles are kept in two decimals, as one of portable precision has too few digits: this
   * one, and what is left of it behind the tenth place.
   */
  public static final ValueType FLOAT_SUM_HEAD =
      new ValueType(Kind.DECIMAL, PORTABLE_PRECISION, 10);

  /** What {@link #FLOAT_SUM_HEAD} leaves, down to the thirtieth place. */
  public static final ValueType FLOAT_SUM_REST =
      new ValueType(Kind.DECIMAL, PORTABLE_PRECISION, 30);

  /** A decimal of portable precision. */
  public static ValueType decimal(int scale) {
    return new ValueType(Kind.DECIMAL, PORTABLE_PRECISION, scale);
  }

  public boolean isNumber() {
    return kind == Kind.INTEGER || kind == Kind.FLOAT || kind == Kind.DECIMAL;
  }

  /** The name that SQL has for it. */
  @Override
  public String toString() {
    return switch (kind) {
      case INTEGER -> "BIGINT";
      case FLOAT -> "DOUBLE";
      case DECIMAL -> "DECIMAL(" + precision + "," + scale + ")";
      case TEXT -> "CHAR";
      default -> kind.name();
    };
  }
}
