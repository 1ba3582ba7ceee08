package io.tributary.connect.jdbcagg.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.apache.kafka.connect.errors.RetriableException;
import org.junit.jupiter.api.Test;

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
}
