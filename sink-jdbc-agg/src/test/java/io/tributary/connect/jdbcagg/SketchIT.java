package io.tributary.connect.jdbcagg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tributary.harness.mysql.MySqlFlavour;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Sketches that are merged flush by flush estimate as they promise. */
@ParameterizedClass
@EnumSource(MySqlFlavour.class)
@ExtendWith(TestDatabase.Provider.class)
class SketchIT {

  private static final int HISTORIES = Integer.getInteger("histories", 12);
  private static final long SEED = Long.getLong("seed", 20261120L);
  private static final TopicPartition P0 = new TopicPartition("visits", 0);
  private static final Schema VISIT =
      SchemaBuilder.struct()
          .field("site", Schema.STRING_SCHEMA)
          .field("visitor", Schema.OPTIONAL_STRING_SCHEMA)
          .field("ms", Schema.OPTIONAL_FLOAT64_SCHEMA)
          .build();

  private final TestDatabase database;

  SketchIT(MySqlFlavour flavour, TestDatabase.Servers servers) {
    this.database = servers.of(flavour);
  }

  @Test
  void estimatesOfManyValuesAreNear() {
    Random random = new Random(20261120);
    List<SinkRecord> records =
        IntStream.range(0, 40_000)
            .mapToObj(i -> visit(i, "big", "v" + random.nextInt(20_000), (double) (i % 1000)))
            .toList();
    long distinct =
        records.stream().map(each -> ((Struct) each.value()).get("visitor")).distinct().count();
    try (SinkTaskRun task = opened("many")) {
      for (int from = 0; from < records.size(); from += 5_000) {
        task.put(records.subList(from, from + 5_000));
      }
    }

    List<String> row = database.rows("SELECT visitors, slow FROM many").get(0);
    // Five standard deviations of the one, and twice the 99 % bound of the other.
    assertThat(Double.parseDouble(row.get(0))).isCloseTo(distinct, within(0.08 * distinct));
    assertThat(Double.parseDouble(row.get(1))).isCloseTo(900, within(35.0));
  }

  @Test
  void estimatesOfFewValuesAreExact() {
    try (SinkTaskRun task = opened("few")) {
      task.put(List.of(visit(0, "a", "x", 1.0), visit(1, "a", "", 2.0), visit(2, "b", null, null)));
      task.put(List.of(visit(3, "a", "x", 3.0)));
    }

    assertThat(database.rows("SELECT site, visitors, slow FROM few ORDER BY site"))
        .containsExactly(List.of("a", "2", "3"), Arrays.asList("b", "0", null));
  }

  /**
   * Up to some hundred values a sketch keeps all, so that each value that is lost or doubled shows.
   */
  @Test
  void sketchesOfRandomHistoriesLoseAndDoubleNothing() {
    for (int i = 0; i < HISTORIES; i++) {
      long seed = SEED + i;
      Random random = new Random(seed);
      SaleFacts facts = SaleFacts.random(random, 1 + random.nextInt(3), 10 + random.nextInt(100));
      Map<String, String> config = database.config();
      config.put("name", "sketched");
      config.put("generation", Integer.toString(i));
      config.put("flush.max.records", Integer.toString(1 + random.nextInt(20)));
      config.put("flush.interval.ms", "5");
      config.put(
          "aggregates",
          "INSERT INTO sketched SELECT COALESCE(shop, 'none') AS place,"
              + " APPROX_COUNT_DISTINCT(label) AS labels, APPROX_PERCENTILE(price, 0.9) AS dear"
              + " FROM sales GROUP BY place");
      if (i > 0) {
        database.execute("DELETE FROM sketched");
      }
      Delivery.run(random, config, facts.log());

      Map<String, List<Sale>> shops =
          facts.members().stream()
              .map(SaleHistory.Member::sale)
              .collect(Collectors.groupingBy(s -> s.shop() == null ? "none" : s.shop()));
      assertThat(database.rows("SELECT place, labels, dear FROM sketched"))
          .as("seed %d", seed)
          .containsExactlyInAnyOrderElementsOf(
              shops.entrySet().stream().map(shop -> row(shop.getKey(), shop.getValue())).toList());
    }
  }

  private static List<String> row(String shop, List<Sale> sales) {
    List<Double> prices =
        sales.stream().map(Sale::price).filter(Objects::nonNull).sorted().toList();
    long labels = sales.stream().map(Sale::label).filter(Objects::nonNull).distinct().count();
    String dear = null;
    if (!prices.isEmpty()) {
      double price = prices.get((int) Math.ceil(0.9 * prices.size()) - 1);
      dear = price == Math.rint(price) ? Long.toString((long) price) : Double.toString(price);
    }
    return Arrays.asList(shop, Long.toString(labels), dear);
  }

  private SinkTaskRun opened(String name) {
    Map<String, String> config = database.config();
    config.put("name", name);
    config.put("flush.max.records", "1");
    config.put(
        "aggregates",
        "INSERT INTO "
            + name
            + " SELECT site, APPROX_COUNT_DISTINCT(visitor) AS visitors,"
            + " APPROX_PERCENTILE(ms, 0.9) AS slow FROM visits GROUP BY site");
    SinkTaskRun task = new SinkTaskRun(config);
    task.open(List.of(P0));
    return task;
  }

  private static SinkRecord visit(long offset, String site, String visitor, Double ms) {
    Struct value = new Struct(VISIT).put("site", site).put("visitor", visitor).put("ms", ms);
    return new SinkRecord("visits", 0, null, null, VISIT, value, offset);
  }
}
