package io.tributary.connect.jdbcagg.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.kit.error.FailureKind;
import java.sql.SQLException;
import org.apache.kafka.connect.errors.RetriableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlFailuresTest {

  @ParameterizedTest
  @CsvSource({
    "1213, 40001, TRANSIENT",
    "1205, HY000, TRANSIENT",
    "0, 40001, TRANSIENT",
    "0, 08000, TRANSIENT",
    "1927, 70100, TRANSIENT",
    "1290, HY000, TRANSIENT",
    "1045, 28000, REFUSED",
    "1142, 42000, REFUSED",
    "1146, 42S02, REFUSED",
    "1264, 22003, REFUSED",
    "0, , REFUSED"
  })
  void knowsWhatPasses(int code, String state, FailureKind expected) {
    assertThat(SqlFailures.kindOf(new SQLException("text", state, code))).isEqualTo(expected);
  }

  @Test
  void leavesOutTheServersTextWhichMayQuoteARecord() {
    SQLException failure = new SQLException("Data too long: 'secret'", "22001", 1406);

    assertThat(SqlFailures.of("Writing", failure))
        .hasMessageContaining("Writing failed with error 1406, SQL state 22001")
        .hasMessageNotContaining("secret")
        .hasNoCause();
    assertThat(SqlFailures.of("Writing", new SQLException("x", "40001", 1213)))
        .isInstanceOf(RetriableException.class);
  }
}
