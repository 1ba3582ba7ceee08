package io.tributary.connect.jdbcagg.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.jdbcagg.jsqlparser.SqlPlanReader;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredicateTest {

  private static final Map<String, Object> RECORD = new HashMap<>();

  static {
    RECORD.put("whole", 7L);
    RECORD.put("ratio", 0.1);
    RECORD.put("exact", new BigDecimal("1.50"));
    RECORD.put("text", "a ");
    RECORD.put("flag", true);
    RECORD.put("nothing", null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "whole = 7.0 | TRUE",
        "whole > 6 AND ratio = 0.1 | TRUE",
        "ratio < whole | TRUE",
        "exact = 1.5 | TRUE",
        "text = 'a' | FALSE",
        "text > 'a' | TRUE",
        "text = 'a ' | TRUE",
        "flag | TRUE",
        "NOT flag | FALSE",
        "nothing = 1 | UNKNOWN",
        "NOT nothing = 1 | UNKNOWN",
        "nothing <> 1 OR flag | TRUE",
        "nothing = 1 AND NOT flag | FALSE",
        "nothing IS NULL | TRUE",
        "whole IS NOT NULL | TRUE",
        "whole IN (1, 7) | TRUE",
        "whole NOT IN (1, 2) | TRUE",
        "nothing IN (1) | UNKNOWN",
        "nothing NOT IN (1) | UNKNOWN",
        "whole BETWEEN 7 AND 8 | TRUE",
        "whole NOT BETWEEN 1 AND 6 | TRUE",
        "nothing BETWEEN 1 AND 2 | UNKNOWN",
        "missing IS NULL | TRUE",
      })
  void isThreeValuedAsInSql(String where, Truth expected) throws PlanRefusedException {
    assertThat(read(where).test(RECORD::get)).isEqualTo(expected);
  }

  @Test
  void refusesToCompareTextWithNumbers() {
    assertThatThrownBy(() -> read("text = 1").test(RECORD::get))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("a value of type String does not compare with one of type Long");
  }

  private static Predicate read(String where) throws PlanRefusedException {
    return SqlPlanReader.read(
            "INSERT INTO t SELECT TUMBLE(ts, 1 minute) AS w, COUNT(*) AS n FROM x WHERE "
                + where
                + " GROUP BY w")
        .statements()
        .get(0)
        .where();
  }
}
