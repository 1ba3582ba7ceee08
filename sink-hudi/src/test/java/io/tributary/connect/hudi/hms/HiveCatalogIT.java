package io.tributary.connect.hudi.hms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.hudi.catalog.CatalogCommits;
import io.tributary.connect.hudi.catalog.CatalogFailure;
import io.tributary.connect.hudi.catalog.CatalogPartition;
import io.tributary.connect.hudi.catalog.CatalogTable;
import io.tributary.harness.hive.HiveServer;
import io.tributary.harness.process.FreePorts;
import io.tributary.harness.process.RunFolder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A real metastore, asked by the very calls that the sink makes, and what it has afterwards. */
class HiveCatalogIT {

  private static RunFolder run;
  private static HiveServer hive;

  @BeforeAll
  static void start() {
    run = RunFolder.create(Path.of("target/runs"));
    hive = HiveServer.start(run);
  }

  @AfterAll
  static void stop() {
    hive.close();
    run.close();
  }

  @Test
  void registersATableWithItsPartitionsAndFollowsItsColumns() {
    CatalogCommits commits = commits("follows", Map.of("partition.fields", "region,seen"));
    try (HiveCatalog catalog = new HiveCatalog(commits.settings())) {
      commits.start(catalog).commit("region=a%2Fb+c/seen=1", "region=south/seen=2");
      CatalogTable made = catalog.find("follows").orElseThrow();
      assertThat(made.location()).endsWith("/lake/follows");
      assertThat(made.inputFormat()).isEqualTo("org.apache.hudi.hadoop.HoodieParquetInputFormat");
      assertThat(made.columns()).hasSize(6).contains(new CatalogTable.Column("id", "bigint"));
      assertThat(made.partitionColumns())
          .containsExactly(
              new CatalogTable.Column("region", "string"),
              new CatalogTable.Column("seen", "bigint"));
      assertThat(made.parameters())
          .containsEntry("EXTERNAL", "TRUE")
          .containsEntry("spark.sql.sources.provider", "hudi")
          .containsEntry("last_commit_time_sync", "20260102030405001");
      assertThat(made.serdeParameters()).containsEntry("hoodie.query.as.ro.table", "false");

      commits
          .column("nested", "struct<x:int,list:array<decimal(10,2)>>", "\"string\"")
          .commit("region=south/seen=2", "region=west/seen=3");
      assertThat(catalog.find("follows").orElseThrow().columns())
          .endsWith(new CatalogTable.Column("nested", "struct<x:int,list:array<decimal(10,2)>>"));
      assertThat(catalog.partitions(made))
          .extracting(CatalogPartition::path)
          .containsExactlyInAnyOrder(
              "region=a%2Fb+c/seen=1", "region=south/seen=2", "region=west/seen=3");
    }
  }

  @Test
  void registersAMergeOnReadTableTwice() {
    CatalogCommits commits = commits("merged", Map.of("table.type", "merge_on_read"));
    try (HiveCatalog catalog = new HiveCatalog(commits.settings())) {
      commits.start(catalog).commit("");
      assertThat(catalog.find("merged")).isEmpty();
      assertThat(catalog.find("merged_ro").orElseThrow().serdeParameters())
          .containsEntry("hoodie.query.as.ro.table", "true");
      assertThat(catalog.find("merged_rt").orElseThrow().inputFormat())
          .isEqualTo("org.apache.hudi.hadoop.realtime.HoodieParquetRealtimeInputFormat");
    }
  }

  @Test
  void comparesAfterARestartAndAddsWhatWasMissed() {
    CatalogCommits commits = commits("missed", Map.of("partition.fields", "region"));
    try (HiveCatalog catalog = new HiveCatalog(commits.settings())) {
      commits.start(catalog).commit("region=a");
      commits
          .column("squawk", "string", "\"string\"")
          .missed(IntStream.range(0, 600).mapToObj(i -> "region=r" + i).toArray(String[]::new))
          .start(catalog)
          .commit("region=a");
      CatalogTable table = catalog.find("missed").orElseThrow();
      assertThat(table.columns()).endsWith(new CatalogTable.Column("squawk", "string"));
      assertThat(catalog.partitions(table)).hasSize(601);
    }
  }

  @Test
  void leavesSomebodyElsesTableAlone() {
    CatalogCommits mine = commits("taken", Map.of());
    CatalogCommits other = commits("taken", Map.of("table.path", path("elsewhere")));
    try (HiveCatalog catalog = new HiveCatalog(mine.settings())) {
      mine.start(catalog).commit("");
      assertThatThrownBy(() -> other.start(catalog).commit(""))
          .isInstanceOf(CatalogFailure.class)
          .hasMessageContaining("at another location");
    }
  }

  @Test
  void connectsAgainAfterTheMetastoreWasAway() {
    CatalogCommits commits = commits("away", Map.of());
    try (HiveCatalog catalog = new HiveCatalog(commits.settings())) {
      commits.start(catalog).commit("");
      hive.killHard();
      assertThatThrownBy(() -> catalog.find("away"))
          .isInstanceOf(CatalogFailure.class)
          .hasMessageContaining("No Hive metastore answers");
      hive.restart();
      assertThat(catalog.find("away")).isPresent();
    }
  }

  @Test
  void triesOneAddressAfterTheOther() {
    CatalogCommits commits =
        commits(
            "second",
            Map.of(
                "hive.metastore.uris",
                "thrift://127.0.0.1:%d,thrift://127.0.0.1:%d"
                    .formatted(FreePorts.next(), hive.metastorePort())));
    try (HiveCatalog catalog = new HiveCatalog(commits.settings())) {
      assertThat(catalog.find("second")).isEmpty();
    }
  }

  @Test
  void saysWhatIsThereThatIsNoMetastore() {
    // HiveServer2 speaks Thrift, but asks for SASL first.
    CatalogCommits commits =
        commits("none", Map.of("hive.metastore.uris", "thrift://127.0.0.1:" + hive.port()));
    try (HiveCatalog catalog = new HiveCatalog(commits.settings())) {
      assertThatThrownBy(() -> catalog.find("none"))
          .isInstanceOf(CatalogFailure.class)
          .hasMessageContaining("Check hive.metastore.uris");
    }
  }

  private static CatalogCommits commits(String table, Map<String, String> changed) {
    Map<String, String> props = new HashMap<>();
    props.put("catalog.type", "hive");
    props.put("catalog.table", table);
    props.put("table.path", path(table));
    props.put("hive.metastore.uris", "thrift://127.0.0.1:" + hive.metastorePort());
    props.putAll(changed);
    return new CatalogCommits(props);
  }

  private static String path(String table) {
    return "file:" + run.resolve("lake").resolve(table);
  }
}
