package io.tributary.connect.jdbcagg;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.jdbcagg.config.HiveWriteMode;
import io.tributary.harness.mysql.MySqlFlavour;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The same three trends in every kind of database. */
@ParameterizedClass
@EnumSource(BankTrendsIT.Kept.class)
@ExtendWith({TestHive.Provider.class, TestDatabase.Provider.class})
class BankTrendsIT {

  private static final TopicPartition P0 = new TopicPartition(BankData.TOPIC, 0);
  private static final int BATCH = 10_000;

  private final BankData bank = new BankData();
  private final Kept kept;
  private final TestHive hive;
  private final TestDatabase database;

  enum Kept {
    MYSQL,
    HIVE_MERGED,
    HIVE_FILES
  }

  BankTrendsIT(Kept kept, TestHive hive, TestDatabase.Servers servers) {
    this.kept = kept;
    this.hive = hive;
    this.database = servers.of(MySqlFlavour.LIGHT);
  }

  @Test
  void byMonth() {
    assertThat(trend("monthly", "MONTH(at) AS month, COUNT(*) AS n, SUM(amount) AS total", "month"))
        .containsExactlyInAnyOrderElementsOf(bank.expected("monthly_trend"));
  }

  @Test
  void byYear() {
    assertThat(trend("yearly", "YEAR(at) AS year_, COUNT(*) AS n, SUM(amount) AS total", "year_"))
        .containsExactlyInAnyOrderElementsOf(bank.expected("yearly_trend"));
  }

  @Test
  void byAgeAndGender() {
    List<List<String>> rounded = new ArrayList<>();
    for (List<String> row :
        trend(
            "people",
            "level, gender, COUNT(*) AS n, SUM(amount) AS total, AVG(amount) AS mean",
            "level, gender")) {
      List<String> copy = new ArrayList<>(row);
      copy.set(4, new BigDecimal(row.get(4)).setScale(6, RoundingMode.HALF_UP).toString());
      rounded.add(copy);
    }
    assertThat(rounded).containsExactlyInAnyOrderElementsOf(bank.expected("trans_by_age_gender"));
  }

  private List<List<String>> trend(String name, String select, String groups) {
    String table = name + "_" + kept.name().toLowerCase(Locale.ROOT);
    Map<String, String> config =
        switch (kept) {
          case MYSQL -> database.config();
          case HIVE_MERGED -> hive.config(HiveWriteMode.MERGE);
          case HIVE_FILES -> hive.config(HiveWriteMode.FILES);
        };
    config.put("name", table);
    config.put(
        "aggregates",
        "INSERT INTO %s SELECT %s FROM trans GROUP BY %s".formatted(table, select, groups));
    config.put("flush.max.records", "1");
    List<SinkRecord> records = bank.records();
    try (SinkTaskRun task = new SinkTaskRun(config)) {
      task.open(List.of(P0));
      for (int from = 0; from < records.size(); from += BATCH) {
        task.put(records.subList(from, Math.min(records.size(), from + BATCH)));
      }
      assertThat(task.preCommit().get(P0).offset()).isEqualTo(records.size());
    }
    String query = "SELECT * FROM " + table;
    return kept == Kept.MYSQL ? database.rows(query) : hive.rows(query);
  }
}
