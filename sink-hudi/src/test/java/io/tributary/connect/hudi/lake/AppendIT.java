package io.tributary.connect.hudi.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.hudi.model.RowChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every record is a row of its own, in files of a reasonable size. */
class AppendIT {

  private static final Schema READING =
      SchemaBuilder.struct()
          .field("region", Schema.STRING_SCHEMA)
          .field("value", Schema.INT64_SCHEMA)
          .field("text", Schema.STRING_SCHEMA)
          .build();

  @TempDir private Path folder;

  private final Map<String, Long> expected = new TreeMap<>();

  @ParameterizedTest
  @ValueSource(strings = {"6", "8", "9"})
  void fillsASmallFileUpAndThenBeginsTheNext(String version) throws IOException {
    try (TestLake lake = lake(version, Map.of("append.fill.below.bytes", "480000"))) {
      lake.commit(rows(lake, 0, 0, 10));
      lake.commit(rows(lake, 0, 10, 20));
      assertThat(groups()).as("a small file of each region is filled up").hasSize(2);

      lake.commit(rows(lake, 0, 20, 700));
      assertThat(groups()).hasSize(2);
      lake.commit(rows(lake, 0, 700, 710));
      assertThat(groups()).as("a file of half a megabyte is left alone").hasSize(4);
      assertThat(seen(lake)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"6", "8", "9"})
  void keepsThePartitionsOfTheTopicApart(String version) throws IOException {
    try (TestLake lake = lake(version, Map.of())) {
      for (int i = 0; i < 3; i++) {
        Map<TopicPartition, List<RowChange>> batch = new HashMap<>();
        for (int partition = 0; partition < 3; partition++) {
          batch.put(
              new TopicPartition("t", partition),
              List.of(rows(lake, partition, i * 20, i * 20 + 20)));
        }
        lake.commit(batch);
      }
      assertThat(groups()).hasSize(6);
      assertThat(seen(lake)).isEqualTo(expected).hasSize(180);
    }
  }

  @Test
  void neverRewritesWhereThatIsNotWanted() throws IOException {
    try (TestLake lake = lake("6", Map.of("append.fill.below.bytes", "0"))) {
      lake.commit(rows(lake, 0, 0, 10));
      lake.commit(rows(lake, 0, 10, 20));
      lake.commit(rows(lake, 0, 20, 30));
      assertThat(groups()).hasSize(6);
      assertThat(seen(lake)).isEqualTo(expected);
    }
  }

  private TestLake lake(String version, Map<String, String> changed) {
    Map<String, String> all = new HashMap<>(changed);
    all.put("write.mode", "append");
    all.put("table.version", version);
    all.put("partition.fields", "region");
    return new TestLake(folder, "", all);
  }

  /** Rows of two regions, about 2 kB each once compressed. */
  private RowChange[] rows(TestLake lake, int partition, int from, int to) {
    List<RowChange> rows = new ArrayList<>();
    Random random = new Random(from);
    for (int i = from; i < to; i++) {
      byte[] noise = new byte[1_600];
      random.nextBytes(noise);
      Struct row =
          new Struct(READING)
              .put("region", "r" + i % 2)
              .put("value", (long) i)
              .put("text", Base64.getEncoder().encodeToString(noise));
      String key = "t/" + partition + "/" + i;
      rows.add(lake.put(key, "region=r" + i % 2, row));
      expected.put(key, (long) i);
    }
    return rows.toArray(RowChange[]::new);
  }

  private static Map<String, Long> seen(TestLake lake) {
    Map<String, Long> seen = new TreeMap<>();
    for (Map<String, Object> row : lake.rows()) {
      assertThat(seen.put((String) row.get("_hoodie_record_key"), (Long) row.get("value")))
          .as("a row is there once")
          .isNull();
    }
    return seen;
  }

  /** File ids of all Parquet files there are. */
  private Set<String> groups() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".parquet") && !name.startsWith("."))
          .map(name -> name.substring(0, name.indexOf('_')))
          .collect(Collectors.toSet());
    }
  }
}
