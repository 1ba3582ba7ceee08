package io.tributary.connect.smt.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.smt.problem.BadValueException;
import io.tributary.connect.smt.problem.Position;
import io.tributary.connect.smt.problem.Problems;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each function by its results. */
class FunctionsTest {

  private static final Map<String, Object> VARIABLES =
      Map.of(
          "at", Date.from(Instant.parse("2024-03-31T00:30:15.250Z")),
          "word", "Žižkov",
          "list", List.of("a", 1L, "b"),
          "object", Map.of("a", 1L));

  private static Object evaluate(String text) {
    Problems problems = new Problems();
    Clock clock = Clock.fixed(Instant.parse("2026-11-20T16:00:00Z"), ZoneOffset.UTC);
    Expression expression =
        new Expressions(clock).compile(text, Position.START, "", Names.ofAnyFields(), problems);
    assertThat(problems.describe("set")).isEmpty();
    Object value = expression.evaluate(VARIABLES::get);
    return value instanceof Date date ? date.toInstant() : value;
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = ";;",
      quoteCharacter = '#',
      value = {
        "UPPER('ab') ;; AB",
        "upper('ab') ;; AB",
        "LOWER('AB') ;; ab",
        "CONCAT('[', TRIM(' a '), ']') ;; [a]",
        "CONCAT('[', LTRIM(' a '), ']') ;; [a ]",
        "CONCAT('[', RTRIM(' a '), ']') ;; [ a]",
        "CONCAT('a', 1, true, 2.5) ;; a1true2.5",
        "LENGTH(word) ;; 6",
        "SUBSTRING('abcd', 2) ;; bcd",
        "SUBSTRING('abcd', 2, 2) ;; bc",
        "SUBSTRING('abcd', 3, 99) ;; cd",
        "LENGTH(SUBSTRING('abcd', 9)) ;; 0",
        "LEFT('abcd', 2) ;; ab",
        "RIGHT('abcd', 2) ;; cd",
        "RIGHT('ab', 9) ;; ab",
        "REPLACE('a-b-c', '-', '') ;; abc",
        "LPAD('7', 3, '0') ;; 007",
        "RPAD('7', 4, 'ab') ;; 7aba",
        "LPAD('1234', 3, '0') ;; 1234",
        "POSITION('b', 'abc') ;; 2",
        "POSITION('x', 'abc') ;; 0",
        "STARTS_WITH('abc', 'ab') ;; true",
        "ENDS_WITH('abc', 'ab') ;; false",
        "TO_STRING(1.50) ;; 1.5",
        "TO_JSON(list) ;; [\"a\",1,\"b\"]",
        "REGEX_MATCHES('a1', '[a-z][0-9]') ;; true",
        "REGEX_EXTRACT('bus 8189 east', '([0-9]+) (.*)', 2) ;; east",
        "REGEX_EXTRACT('bus', '[0-9]+') ;; ",
        "REGEX_REPLACE('a1b22', '[0-9]+', '$1') ;; a$1b$1",
        "ABS(-3) ;; 3",
        "ABS(-3.5) ;; 3.5",
        "SIGN(-3.5) ;; -1",
        "ROUND(2.5) ;; 3",
        "ROUND(-2.5) ;; -3",
        "ROUND(2.345, 2) ;; 2.35",
        "FLOOR(-2.5) ;; -3",
        "CEIL(2.1) ;; 3",
        "TRUNCATE(-2.789, 1) ;; -2.7",
        "SQRT(9) ;; 3.0",
        "EXP(0) ;; 1.0",
        "LN(1) ;; 0.0",
        "LOG10(1000) ;; 3.0",
        "POWER(2, 10) ;; 1024.0",
        "TO_LONG(' 12 ') ;; 12",
        "TO_LONG('3c6444', 16) ;; 3957828",
        "TO_LONG(-2.9) ;; -2",
        "TO_DOUBLE('37.76') ;; 37.76",
        "TO_DECIMAL('0.10') ;; 0.10",
        "TO_BOOLEAN('TRUE') ;; true",
        "TO_BOOLEAN(0) ;; false",
        "IF(1 < 2, 'a', 'b') ;; a",
        "IF(1 > 2, 'a') ;; ",
        "IF(null, 'a', 'b') ;; b",
        "COALESCE(null, null, 3) ;; 3",
        "NULLIF('n/a', 'n/a') ;; ",
        "NULLIF(3, 4) ;; 3",
        "LEAST(3, 1.5, 2) ;; 1.5",
        "GREATEST('a', 'c', 'b') ;; c",
        "NOW() ;; 2026-11-20T16:00:00Z",
        "TO_TIMESTAMP(1718000001, 's') ;; 2024-06-10T06:13:21Z",
        "TO_TIMESTAMP(1718000001234) ;; 2024-06-10T06:13:21.234Z",
        "TO_TIMESTAMP('2024-06-10T06:13:21+02:00') ;; 2024-06-10T04:13:21Z",
        "TO_TIMESTAMP('10.06.2024 06:13', 'dd.MM.yyyy HH:mm') ;; 2024-06-10T06:13:00Z",
        "TO_TIMESTAMP('10.06.2024 06:13', 'dd.MM.yyyy HH:mm', 'Europe/Prague') ;; 2024-06-10T04:13:00Z",
        "TO_DATE('2024-06-10') ;; 2024-06-10T00:00:00Z",
        "TO_DATE('10/06/2024', 'dd/MM/yyyy') ;; 2024-06-10T00:00:00Z",
        "TO_DATE(at) ;; 2024-03-31T00:00:00Z",
        "FORMAT_TIMESTAMP(at, 'yyyy-MM-dd HH:mm', 'Europe/Prague') ;; 2024-03-31 01:30",
        "EPOCH_MS(at) ;; 1711845015250",
        "EPOCH_S(at) ;; 1711845015",
        "DATE_YMD(1970, 12, 13) ;; 1970-12-13T00:00:00Z",
        "YEAR(at) ;; 2024",
        "MONTH(at) ;; 3",
        "DAY(at) ;; 31",
        "HOUR(at) ;; 0",
        "HOUR(at, 'Europe/Prague') ;; 1",
        "MINUTE(at) ;; 30",
        "SECOND(at) ;; 15",
        "DAY_OF_WEEK(at) ;; 7",
        "DAY_OF_YEAR(at) ;; 91",
        "DATE_TRUNC('hour', at) ;; 2024-03-31T00:00:00Z",
        "DATE_TRUNC('day', at, 'Europe/Prague') ;; 2024-03-30T23:00:00Z",
        "DATE_TRUNC('week', at) ;; 2024-03-25T00:00:00Z",
        "DATE_TRUNC('month', at) ;; 2024-03-01T00:00:00Z",
        "DATE_TRUNC('year', at) ;; 2024-01-01T00:00:00Z",
        "DATE_ADD('day', 1, at, 'Europe/Prague') ;; 2024-03-31T23:30:15.250Z",
        "DATE_ADD('hour', -1, at) ;; 2024-03-30T23:30:15.250Z",
        "YEARS_BETWEEN(DATE_YMD(1970, 12, 13), DATE_YMD(1993, 12, 12)) ;; 22",
        "YEARS_BETWEEN(DATE_YMD(1970, 12, 13), DATE_YMD(1993, 12, 13)) ;; 23",
        "DAYS_BETWEEN(DATE_YMD(2024, 2, 28), DATE_YMD(2024, 3, 1)) ;; 2",
        "SECONDS_BETWEEN(at, DATE_ADD('minute', -1, at)) ;; -60",
        "GEOHASH(57.64911, 10.40744, 11) ;; u4pruydqqvj",
        "GEOHASH(42.605, -5.603, 5) ;; ezs42",
        "ROUND(DISTANCE_M(0, 0, 1, 0)) ;; 111195",
        "ROUND(DISTANCE_M(60, 10, 60, 11)) ;; 55597",
        "DISTANCE_M(1, 2, 1, 2) ;; 0.0",
        "IN_BBOX(50, 14, 48, 12, 51, 19) ;; true",
        "IN_BBOX(50, 20, 48, 12, 51, 19) ;; false",
        "IN_BBOX(0, -179, -1, 178, 1, -178) ;; true",
        "IN_POLYGON(1, 1, [0, 0, 0, 3, 3, 0]) ;; true",
        "IN_POLYGON(2, 2, [0, 0, 0, 3, 3, 0]) ;; false",
        "MD5('abc') ;; 900150983cd24fb0d6963f7d28e17f72",
        "SHA256('abc') ;; ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "CRC32('abc') ;; 891568578",
        "UUID_OF('abc') ;; 90015098-3cd2-3fb0-9696-3f7d28e17f72",
        "SPLIT('a,b,,c', ',') ;; [a, b, , c]",
        "JOIN(list, '-') ;; a-1-b",
        "FIRST(list) ;; a",
        "LAST(list) ;; b",
        "CONTAINS(list, 1) ;; true",
        "CONTAINS('abc', 'd') ;; false",
        "HAS(object, 'a') ;; true",
        "HAS(object, 'b') ;; false",
      })
  void gives(String text, String value) {
    assertThat(String.valueOf(evaluate(text))).isEqualTo(value == null ? "null" : value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = ";;",
      quoteCharacter = '#',
      value = {
        "TO_LONG('12a') ;; cannot read a string of 3 characters as an integer",
        "TO_DOUBLE('x') ;; cannot read a string of 1 characters as a number",
        "TO_DECIMAL('1e9999') ;; 400 digits",
        "TO_BOOLEAN('yes') ;; true or false",
        "TO_TIMESTAMP('soon') ;; as a date or timestamp",
        "TO_TIMESTAMP(5, CONCAT('d')) ;; units s, ms and us",
        "DATE_YMD(2023, 2, 29) ;; no such day",
        "DATE_ADD('year', 900000000000, at) ;; beyond",
        "YEAR(2024) ;; YEAR needs a date or timestamp",
        "GEOHASH(91, 0, 5) ;; degrees from -90 to 90",
        "GEOHASH(1, 0, 13) ;; an integer from 1 to 12",
        "IN_POLYGON(1, 1, [1, 2, 3]) ;; at least three corners",
        "SUBSTRING('abc', 0) ;; a position from 1",
        "SQRT(-1) ;; no finite number",
        "IF(3, 1, 2) ;; IF needs a boolean",
        "LEAST(1, 'a') ;; cannot order",
        "SPLIT('a', '') ;; separator",
        "REGEX_EXTRACT('a', CONCAT('(')) ;; not a regular expression",
        "REGEX_EXTRACT('a', 'a', 1) ;; an integer from 0 to 0",
      })
  void refuses(String text, String why) {
    assertThatThrownBy(() -> evaluate(text))
        .isInstanceOf(BadValueException.class)
        .hasMessageContaining(why);
  }
}
