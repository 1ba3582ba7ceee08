package io.tributary.connect.kit.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlErrorsTest {

  @ParameterizedTest
  @CsvSource({
    "1213, 40001, TRANSIENT",
    "1205, HY000, TRANSIENT",
    "0, 40001, TRANSIENT",
    "0, 08000, TRANSIENT",
    "1927, 70100, TRANSIENT",
    "1290, HY000, TRANSIENT",
    "1114, HY000, TRANSIENT",
    "1045, 28000, REFUSED",
    "1142, 42000, REFUSED",
    "1146, 42S02, REFUSED",
    "1264, 22003, REFUSED",
    "0, , REFUSED"
  })
  void knowsWhatPasses(int code, String state, FailureKind expected) {
    assertThat(SqlErrors.kindOf(new SQLException("text", state, code))).isEqualTo(expected);
  }

  @Test
  void leavesOutTheServersTextWhichMayQuoteARecord() {
    assertThat(SqlErrors.describe("Reading", new SQLException("near 'secret'", "42000", 1064)))
        .isEqualTo("Reading failed with error 1064, SQL state 42000");
  }
}
