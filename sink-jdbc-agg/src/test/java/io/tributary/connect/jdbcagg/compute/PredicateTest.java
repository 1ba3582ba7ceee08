package io.tributary.connect.jdbcagg.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.jdbcagg.jsqlparser.SqlPlanReader;
import io.tributary.connect.jdbcagg.query.AggregateStatement;
import io.tributary.connect.jdbcagg.query.PlanRefusedException;
import io.tributary.connect.jdbcagg.query.Truth;
import io.tributary.connect.jdbcagg.row.RowReader;
import io.tributary.connect.jdbcagg.row.RowSource;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
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
    assertThat(test(where)).isEqualTo(expected);
  }

  @Test
  void refusesToCompareTextWithNumbers() {
    assertThatThrownBy(() -> test("text = 1"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("a value of type String does not compare with one of type Long");
  }

  private static Truth test(String where) throws PlanRefusedException {
    AggregateStatement statement =
        SqlPlanReader.read(
                "INSERT INTO t SELECT TUMBLE(ts, 1 minute) AS w, COUNT(*) AS n FROM x WHERE "
                    + where
                    + " GROUP BY w")
            .statements()
            .get(0);
    RowReader reader = new RowReader(statement);
    SinkRecord record = new SinkRecord("x", 0, null, null, null, RECORD, 0);
    return new Compiler(reader).compile(statement.where()).of(reader.read(RowSource.of(record)));
  }
}
