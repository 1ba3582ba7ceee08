package io.tributary.connect.jdbcagg.upsert;

/**
 * The type of a field or a column of rows.
 *
 * @param precision bits of an integer or of bits, digits of a decimal; else 0
 * @param scale digits of a decimal behind the point, or of a time's seconds; else 0
 */
public record CellType(Kind kind, int precision, int scale) {

  /** What values are in Java. */
  public enum Kind {
    /** {@code Boolean}. */
    BOOLEAN,
    /** {@code Long}. */
    INTEGER,
    /** {@code Double}, finite. */
    FLOAT,
    /** {@code BigDecimal}. */
    DECIMAL,
    /** {@code String}. */
    TEXT,
    /** {@code String}, JSON in its one form. */
    JSON,
    /** {@code byte[]}. */
    BYTES,
    /** {@code byte[]}, the least significant first, as Debezium has bits. */
    BITS,
    /** {@code LocalDate}. */
    DATE,
    /** {@code Duration}, of MySQL's TIME, which may be negative or longer than a day. */
    TIME,
    /** {@code Instant}. */
    TIMESTAMP,
    /** What no record has: a column of this type takes nothing but null. */
    OTHER
  }

  /** The most digits that MySQL keeps in a decimal, before and behind the point. */
  public static final int MOST_DIGITS = 65;

  /** The most of them that may be behind it. */
  public static final int LARGEST_SCALE = 30;

  /** The most that MySQL keeps in a column of bits. */
  public static final int MOST_BITS = 64;

  public static final CellType BOOLEAN = new CellType(Kind.BOOLEAN, 0, 0);
  public static final CellType FLOAT = new CellType(Kind.FLOAT, 0, 0);
  public static final CellType TEXT = new CellType(Kind.TEXT, 0, 0);
  public static final CellType JSON = new CellType(Kind.JSON, 0, 0);
  public static final CellType BYTES = new CellType(Kind.BYTES, 0, 0);
  public static final CellType DATE = new CellType(Kind.DATE, 0, 0);
  public static final CellType OTHER = new CellType(Kind.OTHER, 0, 0);

  /** A whole number of 8, 16, 24, 32 or 64 bits. */
  public static CellType integer(int bits) {
    return new CellType(Kind.INTEGER, bits, 0);
  }

  public static CellType decimal(int precision, int scale) {
    return new CellType(Kind.DECIMAL, precision, scale);
  }

  /**
   * So many bits.
   *
   * @param bits up to {@value #MOST_BITS}
   */
  public static CellType bits(int bits) {
    return new CellType(Kind.BITS, bits, 0);
  }

  /**
   * A time of day.
   *
   * @param digits of the seconds' fraction
   */
  public static CellType time(int digits) {
    return new CellType(Kind.TIME, 0, digits);
  }

  /**
   * A moment.
   *
   * @param digits of the seconds' fraction
   */
  public static CellType timestamp(int digits) {
    return new CellType(Kind.TIMESTAMP, 0, digits);
  }

  /** Whether values of the other type are of this one too. */
  public boolean holds(CellType other) {
    if (kind != other.kind) {
      return false;
    }
    return kind == Kind.DECIMAL
        ? precision - scale >= other.precision - other.scale && scale >= other.scale
        : precision >= other.precision && scale >= other.scale;
  }

  /** The least type that holds the values of both, which are of one kind. */
  public CellType union(CellType other) {
    int digits = Math.max(scale, other.scale);
    int wide =
        kind == Kind.DECIMAL
            ? Math.min(
                MOST_DIGITS, Math.max(precision - scale, other.precision - other.scale) + digits)
            : Math.max(precision, other.precision);
    return new CellType(kind, wide, digits);
  }
}
