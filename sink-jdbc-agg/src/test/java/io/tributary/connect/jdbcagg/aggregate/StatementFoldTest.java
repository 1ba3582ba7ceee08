package io.tributary.connect.jdbcagg.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.jdbcagg.jsqlparser.SqlPlanReader;
import io.tributary.connect.jdbcagg.query.PlanRefusedException;
import io.tributary.connect.jdbcagg.row.RowSource;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatementFoldTest {

  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final long TIMESTAMP = 1_000_000;

  @Test
  void eachWindowThatHoldsATimeGetsItsContribution() throws PlanRefusedException {
    StatementFold fold =
        fold(
            "SELECT a, COUNT(*) FROM x GROUP BY a, HOP(ts, INTERVAL '3' MINUTE, INTERVAL '1'"
                + " MINUTE)");

    List<Contribution> contributions = read(fold, map("a", "k", "ts", 5 * MINUTE + 1));

    assertThat(contributions)
        .extracting(contribution -> contribution.key().windowStartMs())
        .containsExactly(5 * MINUTE, 4 * MINUTE, 3 * MINUTE);
    assertThat(contributions).allSatisfy(it -> assertThat(it.values()).containsExactly(true));
  }

  @Test
  void timesBefore1970FallIntoTheWindowThatHoldsThem() throws PlanRefusedException {
    StatementFold fold = fold("SELECT COUNT(*) FROM x GROUP BY TUMBLE(ts, INTERVAL '1' MINUTE)");

    assertThat(read(fold, map("ts", -1L)).get(0).key().windowStartMs()).isEqualTo(-MINUTE);
  }

  @Test
  void withoutAWindowThereIsOneGroupAndTheRecordsTimestampOrders() throws PlanRefusedException {
    StatementFold fold = fold("SELECT COUNT(*) FROM x");

    Contribution contribution = read(fold, map()).get(0);

    assertThat(contribution.key()).isEqualTo(new GroupKey(GroupKey.NO_WINDOW, new Object[0]));
    assertThat(contribution.order()).isEqualTo(new EventOrder(TIMESTAMP, 3, 7));
  }

  @Test
  void topicsOfPlainTextsAreCountedByWhatKafkaKnows() throws PlanRefusedException {
    StatementFold fold = fold("SELECT _topic, COUNT(*) FROM x GROUP BY _topic");

    assertThat(keys(read(fold, "just text"))).containsExactly("x");
  }

  @Test
  void eachElementOfAnArrayCountsAndEmptyOnesDoNot() throws PlanRefusedException {
    StatementFold fold =
        fold(
            "SELECT LOWER(w) AS word, COUNT(*) FROM x CROSS JOIN UNNEST(words) AS w GROUP BY word");

    assertThat(keys(read(fold, map("words", List.of("A", "b", "A")))))
        .containsExactly("a", "b", "a");
    assertThat(keys(read(fold, map("words", Arrays.asList("A", null))))).containsExactly("a", null);
    assertThat(read(fold, map("words", List.of()))).isEmpty();
    assertThat(read(fold, map("words", null))).isEmpty();
    assertThatThrownBy(() -> read(fold, map("words", "text")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("UNNEST needs an array, and field 'words' is none");
  }

  @Test
  void elementsMayBeStructsBesideTheFieldsOfTheirRecord() throws PlanRefusedException {
    StatementFold fold =
        fold(
            "SELECT shop, i.sku, SUM(i.price * i.amount) AS turnover FROM x CROSS JOIN"
                + " UNNEST(items) i WHERE i.amount > 0 GROUP BY shop, i.sku");
    Schema item =
        SchemaBuilder.struct()
            .field("sku", Schema.STRING_SCHEMA)
            .field("price", Schema.INT64_SCHEMA)
            .field("amount", Schema.INT32_SCHEMA)
            .build();
    Schema order =
        SchemaBuilder.struct()
            .field("shop", Schema.STRING_SCHEMA)
            .field("items", SchemaBuilder.array(item).build())
            .build();
    Struct value =
        new Struct(order)
            .put("shop", "s")
            .put(
                "items",
                List.of(
                    new Struct(item).put("sku", "p").put("price", 5L).put("amount", 3),
                    new Struct(item).put("sku", "q").put("price", 7L).put("amount", 0)));

    assertThat(read(fold, value))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.key().value(0)).isEqualTo("s");
              assertThat(it.key().value(1)).isEqualTo("p");
              assertThat(it.values()).containsExactly(15L);
            });
  }

  @Test
  void whatAFilterLeavesOutIsNull() throws PlanRefusedException {
    StatementFold fold =
        fold(
            "SELECT COUNT(*) FILTER (WHERE b > 1) AS n, COUNT(c) AS m, SUM(b) FILTER (WHERE b > 1)"
                + " AS s, LAST(c) FILTER (WHERE b > 1) AS l, LAST(c ORDER BY b) AS o FROM x");

    assertThat(read(fold, map("b", 1, "c", "v")).get(0).values())
        .containsExactly(null, true, null, null, new Ranked("v", 1.0));
    assertThat(read(fold, map("b", 2, "c", null)).get(0).values())
        .containsExactly(true, null, 2.0, new Ranked(null, null), new Ranked(null, 2.0));
    assertThat(read(fold, map("b", null, "c", "v")).get(0).values())
        .containsExactly(null, true, null, null, null);
  }

  @Test
  void aggregatesOfTheSameArgumentTakeTheSameValue() throws PlanRefusedException {
    StatementFold fold =
        fold(
            "SELECT SUM(b) AS s, MIN(b) AS l, AVG(b) FILTER (WHERE b > 1) AS a, MAX(b + 1) AS h,"
                + " COUNT(b) AS n, FIRST(b) AS f, MAX(b) AS m FROM x");

    assertThat(read(fold, map("b", 1.5)).get(0).values())
        .containsExactly(1.5, 1.5, 1.5, 2.5, true, new Ranked(1.5, null), 1.5);
    assertThat(read(fold, map("b", 0.5)).get(0).values())
        .containsExactly(0.5, 0.5, null, 1.5, true, new Ranked(0.5, null), 0.5);
    assertThat(read(fold, map("b", null)).get(0).values())
        .containsExactly(null, null, null, null, null, new Ranked(null, null), null);
  }

  @Test
  void aSumRefusesWhatALeastValueOfTheSameArgumentTakes() throws PlanRefusedException {
    StatementFold fold = fold("SELECT MIN(b) AS l, SUM(b) AS s FROM x");

    assertThat(read(fold, map("b", 1.0))).hasSize(1);
    assertThatThrownBy(() -> read(fold, map("b", 1e18)))
        .hasMessageContaining("'b' is 10^18 or more, which SUM and AVG do not take");
  }

  @Test
  void whatDoesNotFitAddsNothing() throws PlanRefusedException {
    StatementFold fold =
        fold("SELECT w.k, SUM(w.n) AS s FROM x CROSS JOIN UNNEST(words) AS w GROUP BY w.k");
    read(fold, map("words", List.of(map("k", "a", "n", 1.0))));
    RowSource good = source(map("words", Collections.nCopies(50, map("k", "a", "n", 2.0))));
    RowSource bad =
        source(map("words", List.of(map("k", "b", "n", 1.0), map("k", "c", "n", "text"))));

    assertThatThrownBy(() -> fold.find(bad)).isInstanceOf(DataException.class);
    fold.add();
    assertThat(fold.buffer().isEmpty()).isTrue();
    fold.find(good);
    fold.add();
    fold.find(good);
    fold.add();
    fold.add();

    List<Object> sums = new ArrayList<>();
    fold.buffer().forEach(group -> sums.add(group.part(0, Part.SUM)));
    assertThat(sums).containsExactly(BigDecimal.valueOf(200));
  }

  @Test
  void groupsAreTheSameWhateverFormTheirNumbersHave() throws PlanRefusedException {
    StatementFold fold = fold("SELECT b / 2 AS half, COUNT(*) FROM x GROUP BY half");

    assertThat(keys(read(fold, map("b", 1)))).isEqualTo(keys(read(fold, map("b", 1.0))));
  }

  @Test
  void refusesRecordsWhoseSchemaDoesNotFitAndTakesThoseThatDo() throws PlanRefusedException {
    StatementFold fold = fold("SELECT SUM(a) AS total FROM x WHERE b > 1");
    Struct misfit = struct("a", Schema.STRING_SCHEMA, "text", "b", Schema.INT32_SCHEMA, 2);
    Struct other = struct("a", Schema.INT32_SCHEMA, 1, "b", Schema.STRING_SCHEMA, "2");
    Struct good = struct("a", Schema.INT32_SCHEMA, 1, "b", Schema.INT32_SCHEMA, 2);

    assertThatThrownBy(() -> read(fold, misfit))
        .isInstanceOf(DataException.class)
        .hasMessage("statement 1 (table t): SUM takes numbers, and 'a' is of type CHAR");
    assertThatThrownBy(() -> read(fold, other))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("does not compare");
    assertThat(read(fold, good).get(0).values()).containsExactly(1L);
    assertThatThrownBy(() -> read(fold, misfit))
        .hasMessageContaining("'a' is a String that does not fit BIGINT");
  }

  @Test
  void refusesTextsThatTheirColumnDoesNotHold() throws PlanRefusedException {
    StatementFold fold = unbound("SELECT CONCAT(a, a) AS g, COUNT(*) FROM x GROUP BY g");
    fold.learn(source(map("a", "abc")));
    fold.bind(Map.of("g", 5));

    assertThatThrownBy(() -> fold.read(source(map("a", "abc"))))
        .hasMessageContaining("longer than the 5 characters of column g. Widen the column")
        .hasMessageNotContaining("abcabc");
  }

  @Test
  void refusesToOrderByTextsThatTheirPlaceDoesNotHold() throws PlanRefusedException {
    StatementFold fold = fold("SELECT LAST(a ORDER BY b) AS l FROM x");

    assertThat(read(fold, map("a", "v", "b", "r".repeat(255)))).hasSize(1);
    assertThatThrownBy(() -> read(fold, map("a", "v", "b", "r".repeat(256))))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("'b' is longer than the 255 characters that LAST goes by")
        .hasMessageNotContaining("rrr");
  }

  private static StatementFold unbound(String select) throws PlanRefusedException {
    return new StatementFold(SqlPlanReader.read("INSERT INTO t " + select).statements().get(0));
  }

  private static StatementFold fold(String select) throws PlanRefusedException {
    return unbound(select);
  }

  /** Reads as a task does: learns first, and binds where the columns are known. */
  private static List<Contribution> read(StatementFold fold, Object value) {
    if (fold.learn(source(value)) && !fold.bound()) {
      fold.bind(Map.of());
    }
    return fold.read(source(value));
  }

  private static RowSource source(Object value) {
    Schema schema = value instanceof Struct struct ? struct.schema() : null;
    return RowSource.of(
        new SinkRecord("x", 3, null, null, schema, value, 7, TIMESTAMP, TimestampType.CREATE_TIME));
  }

  private static List<@Nullable Object> keys(List<Contribution> contributions) {
    List<@Nullable Object> keys = new ArrayList<>();
    contributions.forEach(it -> keys.add(it.key().value(0)));
    return keys;
  }

  private static Map<String, @Nullable Object> map(@Nullable Object... pairs) {
    Map<String, @Nullable Object> map = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }

  private static Struct struct(
      String name, Schema type, Object value, String other, Schema otherType, Object otherValue) {
    Schema schema = SchemaBuilder.struct().field(name, type).field(other, otherType).build();
    return new Struct(schema).put(name, value).put(other, otherValue);
  }
}
