package io.tributary.connect.jdbcagg.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.apache.kafka.connect.errors.RetriableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlFailuresTest {

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

  @ParameterizedTest
  @CsvSource({
    "22001, 1406, true",
    "23000, 1048, true",
    "HY000, 3819, true",
    "23000, 4025, true",
    "01000, 1265, true",
    "23000, 1062, false",
    "40001, 1213, false",
    "42S22, 1054, false",
    "HY000, 1205, false"
  })
  void tellsWhatIsOneRowsFaultFromWhatIsNone(String state, int code, boolean ofRow) {
    assertThat(SqlFailures.isOfRow(new SQLException("x", state, code))).isEqualTo(ofRow);
  }
}
