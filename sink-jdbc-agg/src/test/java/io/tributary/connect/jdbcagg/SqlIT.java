package io.tributary.connect.jdbcagg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.harness.mysql.MySqlFlavour;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What statements can say, from records to rows. */
@ParameterizedClass
@EnumSource(MySqlFlavour.class)
@ExtendWith(TestDatabase.Provider.class)
class SqlIT {

  private static final TopicPartition P0 = new TopicPartition("orders", 0);
  private static final long NOON_MS = 1_795_176_000_000L;
  private static final long MINUTE_MS = 60_000;

  private final TestDatabase database;

  SqlIT(MySqlFlavour flavour, TestDatabase.Servers servers) {
    this.database = servers.of(flavour);
  }

  @Test
  void groupsByExpressionsAndAggregatesThem() {
    try (SinkTaskRun task =
        opened(
            "sql_expressions",
            "SELECT DATE(FROM_MILLIS(ts)) AS day, LOWER(shop.name) AS shop, _key AS k,"
                + " COUNT(*) FILTER (WHERE amount > 1) AS large, SUM(amount * 2 + 1) AS twice,"
                + " MAX(CASE WHEN amount > 1 THEN 'many' ELSE 'one' END) AS size, COUNT(note)"
                + " FROM orders WHERE shop.name LIKE 'A%' GROUP BY 1, shop, k")) {
      task.put(List.of(order(0, 1), order(1, 2), order(2, 3)));
      task.put(List.of(order(3, null)));
    }

    assertThat(database.rows("SELECT * FROM sql_expressions"))
        .containsExactly(List.of("2026-11-20", "abc", "key", "2", "15", "one", "0"));
  }

  @Test
  void keepsARowForEachWindowThatHoldsARecord() {
    try (SinkTaskRun task =
        opened(
            "sql_hop",
            "SELECT WINDOW_START, WINDOW_END AS till, COUNT(*) AS n FROM orders"
                + " GROUP BY HOP(ts, INTERVAL '2' MINUTE, INTERVAL '1' MINUTE)")) {
      task.put(List.of(order(0, 1), order(1, 1)));
    }

    assertThat(database.rows("SELECT * FROM sql_hop ORDER BY window_start"))
        .containsExactly(
            List.of("2026-11-20 11:59:00.000", "2026-11-20 12:01:00.000", "1"),
            List.of("2026-11-20 12:00:00.000", "2026-11-20 12:02:00.000", "2"),
            List.of("2026-11-20 12:01:00.000", "2026-11-20 12:03:00.000", "1"));
  }

  @Test
  void countsTheElementsOfArrays() {
    try (SinkTaskRun task =
        opened(
            "sql_words",
            "SELECT w AS word, COUNT(*), SUM(amount) AS amount FROM orders CROSS JOIN"
                + " UNNEST(words) AS w GROUP BY w")) {
      task.put(List.of(order(0, 1, "a", "b", "a"), order(1, 5), order(2, 10, "b", null)));
    }

    assertThat(database.rows("SELECT * FROM sql_words ORDER BY word"))
        .containsExactly(
            Arrays.asList(null, "1", "10"), List.of("a", "2", "2"), List.of("b", "2", "11"));
  }

  @Test
  void keepsOneRowOfAllRecordsWithoutGroupBy() {
    try (SinkTaskRun task =
        opened("sql_total", "SELECT COUNT(*), AVG(amount), MIN(_offset) AS first FROM orders")) {
      task.put(List.of(order(7, 1), order(8, 2)));
      task.put(List.of(order(9, 6)));
    }

    assertThat(database.rows("SELECT * FROM sql_total")).containsExactly(List.of("3", "3", "7"));
  }

  @Test
  void takesTopicsWhoseValuesAreNoRecords() {
    try (SinkTaskRun task =
        opened("sql_plain", "SELECT _topic, COUNT(*) FROM orders GROUP BY _topic")) {
      task.put(List.of(new SinkRecord("orders", 0, null, null, null, "just text", 0)));
    }

    assertThat(database.rows("SELECT * FROM sql_plain")).containsExactly(List.of("orders", "1"));
  }

  @Test
  void aResultOutOfRangeIsABadRecord() {
    try (SinkTaskRun task = opened("sql_range", "SELECT SUM(amount * 1e18) AS n FROM orders")) {
      assertThatThrownBy(() -> task.put(List.of(order(0, Integer.MAX_VALUE))))
          .isInstanceOf(DataException.class)
          .hasMessageContaining("statement 1 (table sql_range)")
          .hasMessageContaining("offset=0");
    }
  }

  private SinkTaskRun opened(String table, String select) {
    Map<String, String> config = database.config();
    config.put("name", table);
    config.put("aggregates", "INSERT INTO " + table + " " + select);
    config.put("flush.max.records", "1");
    SinkTaskRun task = new SinkTaskRun(config);
    task.open(List.of(P0));
    return task;
  }

  /** An order of a minute of its own. */
  private static SinkRecord order(
      long offset, @Nullable Integer amount, @Nullable String... words) {
    Map<String, @Nullable Object> value = new HashMap<>();
    value.put("ts", NOON_MS + offset * MINUTE_MS);
    value.put("shop", Map.of("name", offset % 2 == 0 ? "Abc" : "ABC"));
    value.put("amount", amount);
    value.put("words", Arrays.asList(words));
    return new SinkRecord("orders", 0, null, "key", null, value, offset);
  }
}
