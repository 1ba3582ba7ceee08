package io.tributary.connect.jdbcagg.upsert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.jdbcagg.upsert.TableColumn.Measure;
import io.tributary.connect.jdbcagg.upsert.TableColumn.Presence;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CellFitTest {

  private static final TableColumn TINYINT = column(CellType.integer(8), -128, 127);
  private static final TableColumn DECIMAL = column(CellType.decimal(5, 2), -1, 0);
  private static final TableColumn UNSIGNED = column(CellType.decimal(20, 0), 0, 0);
  private static final TableColumn DOUBLE = column(CellType.FLOAT, 0, 0);
  private static final TableColumn FLOAT = column(new CellType(CellType.Kind.FLOAT, 24, 0), 0, 0);
  private static final TableColumn VARCHAR = column(CellType.TEXT, 0, 3);
  private static final TableColumn CHAR = text(Measure.PADDED);
  private static final TableColumn TINYTEXT = text(Measure.BYTES);
  private static final TableColumn TIME = column(CellType.time(0), 0, 0);
  private static final TableColumn BITS = column(CellType.bits(12), 0, 0);
  private static final TableColumn MOST_BITS = column(CellType.bits(64), 0, 0);
  private static final TableColumn DATETIME = column(CellType.timestamp(3), 0, 4_000_000_000L);

  static Stream<Arguments> fitting() {
    return Stream.of(
        Arguments.of(TINYINT, 127L, 127L),
        Arguments.of(TINYINT, true, 1L),
        Arguments.of(TINYINT, 5.0, 5L),
        Arguments.of(TINYINT, new BigDecimal("5.00"), 5L),
        Arguments.of(DECIMAL, 5L, new BigDecimal("5.00")),
        Arguments.of(DECIMAL, 0.1, new BigDecimal("0.10")),
        Arguments.of(
            UNSIGNED,
            new BigDecimal("18446744073709551615"),
            new BigDecimal("18446744073709551615")),
        Arguments.of(DOUBLE, -0.0, 0.0),
        Arguments.of(DOUBLE, new BigDecimal("0.10"), 0.1),
        Arguments.of(FLOAT, 0.1, 0.1),
        Arguments.of(VARCHAR, "\uD83D\uDEA2 ", "\uD83D\uDEA2 "),
        Arguments.of(TINYTEXT, "abc", "abc"),
        Arguments.of(TIME, Duration.ofHours(-838), Duration.ofHours(-838)),
        Arguments.of(DATETIME, Instant.ofEpochMilli(1), Instant.ofEpochMilli(1)),
        Arguments.of(BITS, new byte[] {1, 0x0F}, 0x0F01L),
        Arguments.of(BITS, new byte[] {1, 2, 0, 0}, 0x0201L),
        Arguments.of(BITS, new byte[0], 0L),
        Arguments.of(
            MOST_BITS,
            new byte[] {-1, -1, -1, -1, -1, -1, -1, -1},
            new BigDecimal("18446744073709551615")),
        Arguments.of(
            column(CellType.DATE, 0, 0), LocalDate.of(1000, 1, 1), LocalDate.of(1000, 1, 1)));
  }

  @ParameterizedTest
  @MethodSource("fitting")
  void whatFitsIsKeptAsTheColumnHasIt(TableColumn column, Object value, Object kept) {
    assertThat(CellFit.fit(column, value)).isEqualTo(kept);
  }

  static Stream<Arguments> lossy() {
    return Stream.of(
        Arguments.of(TINYINT, 128L),
        Arguments.of(TINYINT, 5.5),
        Arguments.of(TINYINT, new BigDecimal("1e30")),
        Arguments.of(TINYINT, "5"),
        Arguments.of(DECIMAL, 1000L),
        Arguments.of(DECIMAL, new BigDecimal("0.001")),
        Arguments.of(UNSIGNED, -1L),
        Arguments.of(DOUBLE, Double.NaN),
        Arguments.of(DOUBLE, new BigDecimal("0.1000000000000000000001")),
        Arguments.of(FLOAT, 0.1234567890123),
        Arguments.of(FLOAT, 1e300),
        Arguments.of(VARCHAR, "abcd"),
        Arguments.of(CHAR, "~ "),
        Arguments.of(TINYTEXT, "ab\u00e9"),
        Arguments.of(TIME, Duration.ofMillis(1)),
        Arguments.of(TIME, Duration.ofHours(839)),
        Arguments.of(DATETIME, Instant.ofEpochSecond(0, 1_000)),
        Arguments.of(DATETIME, Instant.ofEpochSecond(-1)),
        Arguments.of(BITS, new byte[] {0, 0x10}),
        Arguments.of(BITS, 5L),
        Arguments.of(column(CellType.OTHER, 0, 0), new byte[] {1}),
        Arguments.of(column(CellType.DATE, 0, 0), LocalDate.of(999, 12, 31)));
  }

  @ParameterizedTest
  @MethodSource("lossy")
  void whatWouldLoseSomethingIsABadRecord(TableColumn column, Object value) {
    assertThatThrownBy(() -> CellFit.fit(column, value))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("does not fit column c some type without loss")
        .hasMessageNotContaining(value.toString());
  }

  @Test
  void geometryIsTakenByNoColumnOfTheServer() {
    for (CellType type : List.of(CellType.BYTES, CellType.JSON, CellType.TEXT)) {
      assertThat(CellFit.canHold(CellType.OTHER, type)).as("%s", type).isFalse();
    }
    assertThat(CellFit.canHold(CellType.bits(8), CellType.bits(12))).isTrue();
    assertThat(CellFit.canHold(CellType.BYTES, CellType.bits(12))).isTrue();
    assertThat(CellFit.canHold(CellType.bits(12), CellType.BYTES)).isFalse();
  }

  @Test
  void nullIsABadRecordWhereTheColumnIsNotNull() {
    TableColumn required =
        new TableColumn(
            "kph", "int", CellType.integer(32), 0, 9, Measure.CHARACTERS, Presence.DEFAULTED);

    assertThat(CellFit.fit(TINYINT, null)).isNull();
    assertThatThrownBy(() -> CellFit.fit(required, null))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("column kph is NOT NULL");
  }

  private static TableColumn text(Measure measure) {
    return new TableColumn("c", "some type", CellType.TEXT, 0, 3, measure, Presence.OPTIONAL);
  }

  private static TableColumn column(CellType type, long lowest, long highest) {
    return new TableColumn(
        "c", "some type", type, lowest, highest, Measure.CHARACTERS, Presence.OPTIONAL);
  }
}
