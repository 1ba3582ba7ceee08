package io.tributary.configs.doctor;

import io.tributary.connect.jdbcagg.upsert.TableColumn.Presence;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How much a column holds.
 *
 * @param text as SQL has it
 * @param least and
 * @param greatest of the numbers that it holds; null where it holds other things, or all that come
 * @param characters of the texts that it holds; the largest int where there is no limit
 * @param presence whether a row must say something
 */
record ColumnType(
    String text,
    @Nullable BigDecimal least,
    @Nullable BigDecimal greatest,
    int characters,
    Presence presence) {

  private static final Pattern SIZED =
      Pattern.compile("^([A-Z]+)(?:\\((\\d{1,5})(?:,(\\d{1,2}))?\\))?");

  /** Of a decimal that gives none. */
  private static final int DIGITS = 10;

  /**
   * Of a type as {@code DECIMAL (6, 4)} or {@code INT UNSIGNED}.
   *
   * @param specs what stands behind it, in upper case, as {@code NOT NULL}
   */
  static ColumnType of(String written, String specs) {
    ColumnType type = of(written);
    return new ColumnType(type.text, type.least, type.greatest, type.characters, presence(specs));
  }

  private static Presence presence(String specs) {
    if (specs.contains("GENERATED ") || specs.startsWith("AS ")) {
      return Presence.GENERATED;
    }
    if (!specs.contains("NOT NULL") && !specs.contains("PRIMARY KEY")) {
      return Presence.OPTIONAL;
    }
    return specs.contains("DEFAULT") || specs.contains("AUTO_INCREMENT")
        ? Presence.DEFAULTED
        : Presence.REQUIRED;
  }

  private static ColumnType of(String written) {
    String text = written.toUpperCase(Locale.ROOT).replaceAll("\\s*([(,)])\\s*", "$1").strip();
    Matcher sized = SIZED.matcher(text);
    if (!sized.find()) {
      return unlimited(text);
    }
    int size = number(sized.group(2), 0);
    return switch (sized.group(1)) {
      case "TINYINT" -> whole(text, 8);
      case "SMALLINT" -> whole(text, 16);
      case "MEDIUMINT" -> whole(text, 24);
      case "INT", "INTEGER" -> whole(text, 32);
      case "BIGINT" -> whole(text, 64);
      case "DECIMAL", "NUMERIC", "DEC" ->
          decimal(text, size == 0 ? DIGITS : size, number(sized.group(3), 0));
      case "CHAR", "VARCHAR" ->
          new ColumnType(text, null, null, Math.max(1, size), Presence.OPTIONAL);
      default -> unlimited(text);
    };
  }

  private static int number(@Nullable String digits, int otherwise) {
    return digits == null ? otherwise : Integer.parseInt(digits);
  }

  private static ColumnType unlimited(String text) {
    return new ColumnType(text, null, null, Integer.MAX_VALUE, Presence.OPTIONAL);
  }

  private static ColumnType whole(String text, int bits) {
    BigInteger least =
        text.contains("UNSIGNED") ? BigInteger.ZERO : BigInteger.TWO.pow(bits - 1).negate();
    BigInteger greatest =
        BigInteger.TWO.pow(text.contains("UNSIGNED") ? bits : bits - 1).subtract(BigInteger.ONE);
    return new ColumnType(
        text,
        new BigDecimal(least),
        new BigDecimal(greatest),
        Integer.MAX_VALUE,
        Presence.OPTIONAL);
  }

  private static ColumnType decimal(String text, int precision, int scale) {
    BigDecimal greatest =
        BigDecimal.TEN.pow(precision).subtract(BigDecimal.ONE).movePointLeft(scale);
    return new ColumnType(text, greatest.negate(), greatest, Integer.MAX_VALUE, Presence.OPTIONAL);
  }

  /** The type without its size, as {@code INT}. */
  String word() {
    Matcher sized = SIZED.matcher(text);
    return sized.find() ? sized.group(1) : text;
  }

  boolean unsigned() {
    return text.contains("UNSIGNED");
  }

  /** Whether a value has room, rounded as databases do. */
  boolean holds(BigDecimal value) {
    if (least == null || greatest == null) {
      return true;
    }
    BigDecimal rounded = value.setScale(greatest.scale(), RoundingMode.HALF_UP);
    return rounded.compareTo(least) >= 0 && rounded.compareTo(greatest) <= 0;
  }

  /** Whether whole numbers of 64 bits have room. */
  boolean holdsAnyLong() {
    return holds(BigDecimal.valueOf(Long.MAX_VALUE)) && holds(BigDecimal.valueOf(Long.MIN_VALUE));
  }
}
