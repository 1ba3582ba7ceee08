package io.tributary.connect.jdbcagg.flush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.jdbcagg.config.ChangeTracking;
import io.tributary.connect.jdbcagg.jsqlparser.SqlPlanReader;
import io.tributary.connect.jdbcagg.query.PlanRefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeasibilityTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "STATE_TABLE | APPROX_COUNT_DISTINCT(b) AS n | | a sketch gives no value back |"
            + " COUNT(DISTINCT x)",
        "BEFORE_IMAGES | APPROX_PERCENTILE(b, 0.5) AS n | | a sketch gives no value back |"
            + " PERCENTILE(x, fraction)",
        "STATE_TABLE | COUNT(*) AS n | SESSION(_timestamp, INTERVAL '1' MINUTE) | cannot be taken"
            + " apart | TUMBLE or HOP",
        "NONE | COUNT(DISTINCT b) AS n | SESSION(_timestamp, INTERVAL '1' MINUTE) | cannot be"
            + " joined | another window",
        "NONE | APPROX_PERCENTILE(b, 0.5) AS n | SESSION(_timestamp, INTERVAL '1' MINUTE) | cannot"
            + " be joined | another window",
        "BEFORE_IMAGES | LAST(b) AS n | | does not know of the row before | ORDER BY",
      })
  void refusesWhatCannotBeKept(
      ChangeTracking tracking, String column, String window, String reason, String whatToDo)
      throws PlanRefusedException {
    String groups = window == null ? "a" : "a, " + window;
    String sql = "INSERT INTO t SELECT a, " + column + " FROM x GROUP BY " + groups;

    assertThatThrownBy(() -> Feasibility.check(SqlPlanReader.read(sql), tracking))
        .isInstanceOf(PlanRefusedException.class)
        .hasMessageContaining("statement 1: ")
        .hasMessageContaining(reason)
        .hasMessageContaining(whatToDo);
  }

  @Test
  void namesAllThatIsWrongAtOnce() {
    String sql =
        "INSERT INTO "
            + "t".repeat(60)
            + " SELECT a, APPROX_PERCENTILE(b, 0.5) AS p, APPROX_COUNT_DISTINCT(b) AS d FROM x"
            + " GROUP BY a";

    assertThatThrownBy(() -> Feasibility.check(SqlPlanReader.read(sql), ChangeTracking.STATE_TABLE))
        .isInstanceOfSatisfying(
            PlanRefusedException.class, refused -> assertThat(refused.refusals()).hasSize(3))
        .hasMessageContaining("leaves no room for __rows behind it");
  }
}
