package io.tributary.connect.hudi.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.connect.hudi.catalog.CatalogCommits;
import io.tributary.connect.hudi.catalog.CatalogFailure;
import io.tributary.connect.hudi.catalog.CatalogProbe;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Glue is asked, request by request, and what it has afterwards. */
class GlueCatalogTest {

  private FakeGlue glue;
  private GlueCatalog catalog;

  @BeforeEach
  void start() throws IOException {
    glue = new FakeGlue();
  }

  @AfterEach
  void everyRequestWasRight() {
    catalog.close();
    glue.close();
    assertThat(glue.wrong()).isEmpty();
  }

  @Test
  void registersACopyOnWriteTableAsAthenaWantsIt() {
    started(Map.of()).commit("");
    assertThat(glue.actions())
        .containsExactly("GetDatabase", "CreateDatabase", "GetTable", "CreateTable");
    JsonNode table = glue.table("flights");
    JsonNode storage = table.path("StorageDescriptor");
    assertThat(storage.path("Location").asText()).isEqualTo("s3://lake/flights");
    assertThat(storage.path("InputFormat").asText())
        .isEqualTo("org.apache.hudi.hadoop.HoodieParquetInputFormat");
    assertThat(storage.path("OutputFormat").asText())
        .isEqualTo("org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat");
    assertThat(storage.path("SerdeInfo").toString())
        .contains(
            "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe",
            "\"hoodie.query.as.ro.table\":\"false\"",
            "\"serialization.format\":\"1\"",
            "\"path\":\"s3://lake/flights\"");
    assertThat(columns(storage.path("Columns")))
        .containsExactly(
            "_hoodie_commit_time string",
            "_hoodie_commit_seqno string",
            "_hoodie_record_key string",
            "_hoodie_partition_path string",
            "_hoodie_file_name string",
            "id bigint");
    assertThat(table.path("PartitionKeys")).isEmpty();
    JsonNode parameters = table.path("Parameters");
    assertThat(parameters.path("EXTERNAL").asText()).isEqualTo("TRUE");
    assertThat(parameters.path("last_commit_time_sync").asText()).isEqualTo("20260102030405001");
    assertThat(parameters.path("spark.sql.sources.provider").asText()).isEqualTo("hudi");
    assertThat(parameters.path("spark.sql.sources.schema.numParts").asText()).isEqualTo("1");
    assertThat(parameters.path("spark.sql.sources.schema.part.0").asText())
        .endsWith("{\"name\":\"Id\",\"type\":\"long\",\"nullable\":true,\"metadata\":{}}]}");
  }

  @Test
  void registersAMergeOnReadTableTwice() {
    started(Map.of("table.type", "merge_on_read")).commit("");
    JsonNode optimized = glue.table("flights_ro").path("StorageDescriptor");
    JsonNode realtime = glue.table("flights_rt").path("StorageDescriptor");
    assertThat(glue.table("flights")).isNull();
    assertThat(optimized.path("InputFormat").asText())
        .isEqualTo("org.apache.hudi.hadoop.HoodieParquetInputFormat");
    assertThat(optimized.toString()).contains("\"hoodie.query.as.ro.table\":\"true\"");
    assertThat(realtime.path("InputFormat").asText())
        .isEqualTo("org.apache.hudi.hadoop.realtime.HoodieParquetRealtimeInputFormat");
    assertThat(realtime.toString()).contains("\"hoodie.query.as.ro.table\":\"false\"");
  }

  @Test
  void asksNothingForACommitThatBringsNothingNew() {
    CatalogCommits commits = started(Map.of("partition.fields", "region"));
    commits.commit("region=north");
    int asked = glue.actions().size();
    commits.commit("region=north");
    assertThat(glue.actions()).hasSize(asked);
  }

  @Test
  void addsColumnsAndKeepsWhatOthersWrote() {
    CatalogCommits commits = started(Map.of());
    commits.commit("");
    glue.table("flights").put("Description", "all flights").put("Owner", "ops");
    glue.table("flights").withObject("/Parameters").put("classification", "hudi");
    commits.column("squawk", "string", "\"string\"").commit("");
    JsonNode table = glue.table("flights");
    assertThat(columns(table.path("StorageDescriptor").path("Columns"))).endsWith("squawk string");
    assertThat(table.path("Description").asText()).isEqualTo("all flights");
    assertThat(table.path("Owner").asText()).isEqualTo("ops");
    assertThat(table.path("Parameters").path("classification").asText()).isEqualTo("hudi");
    assertThat(table.path("Parameters").path("last_commit_time_sync").asText())
        .isEqualTo("20260102030405002");
  }

  @Test
  void addsPartitionsFromCommitsAndThoseThatWereMissed() {
    CatalogCommits commits = started(Map.of("partition.fields", "region,seen"));
    commits.commit("region=a%2Fb+c/seen=1");
    commits.commit("region=a%2Fb+c/seen=1", "region=south/seen=2", "region=south/seen=3");
    assertThat(glue.partitionsOf("flights").keySet())
        .containsExactlyInAnyOrder(
            List.of("a/b+c", "1"), List.of("south", "2"), List.of("south", "3"));
    JsonNode first = glue.partitionsOf("flights").get(List.of("a/b+c", "1"));
    assertThat(first.path("StorageDescriptor").path("Location").asText())
        .isEqualTo("s3://lake/flights/region=a%2Fb+c/seen=1");
    assertThat(columns(glue.table("flights").path("PartitionKeys")))
        .containsExactly("region string", "seen bigint");
    assertThat(columns(glue.table("flights").path("StorageDescriptor").path("Columns")))
        .doesNotContain("region string", "seen timestamp");

    commits.missed("region=west/seen=4").start(catalog).commit("region=south/seen=2");
    assertThat(glue.partitionsOf("flights")).hasSize(4);
  }

  @Test
  void addsMorePartitionsThanGlueTakesAtOnce() {
    started(Map.of("partition.fields", "region"))
        .commit(IntStream.range(0, 230).mapToObj(i -> "region=r" + i).toArray(String[]::new));
    assertThat(glue.partitionsOf("flights")).hasSize(230);
    assertThat(glue.actions()).filteredOn("BatchCreatePartition"::equals).hasSize(3);
  }

  @Test
  void makesATableAgainThatIsOlderThanItself() {
    CatalogCommits commits = started(Map.of());
    commits.commit("");
    commits.column("squawk", "string", "\"string\"").start(catalog).commit("");
    assertThat(columns(glue.table("flights").path("StorageDescriptor").path("Columns")))
        .endsWith("squawk string");
    assertThat(glue.table("flights").path("VersionId").asText()).isEqualTo("1");
    commits.start(catalog).commit("");
    assertThat(glue.table("flights").path("VersionId").asText()).isEqualTo("1");
  }

  @Test
  void leavesSomebodyElsesTableAlone() {
    CatalogCommits other = started(Map.of("table.path", "s3a://lake/other"));
    other.commit("");
    CatalogCommits commits = started(Map.of());
    assertThatThrownBy(() -> commits.commit(""))
        .isInstanceOf(CatalogFailure.class)
        .hasMessageContaining("another table flights, at another location");
    CatalogCommits partitioned =
        started(Map.of("table.path", "s3a://lake/other", "partition.fields", "region"));
    assertThatThrownBy(() -> partitioned.commit("region=a"))
        .isInstanceOf(CatalogFailure.class)
        .hasMessageContaining("other partition columns");
  }

  @Test
  void goesOnWhereAFailureStoppedIt() {
    CatalogCommits commits = started(Map.of("partition.fields", "region"));
    glue.failNext("AccessDeniedException");
    assertThatThrownBy(() -> commits.commit("region=a"))
        .isInstanceOf(CatalogFailure.class)
        .hasMessageContaining("AccessDeniedException")
        .hasMessageContaining("database=lake");
    commits.commit("region=a");
    glue.failNext("AccessDeniedException");
    assertThatThrownBy(() -> commits.commit("region=b")).isInstanceOf(CatalogFailure.class);
    commits.commit("region=b");
    assertThat(glue.partitionsOf("flights")).hasSize(2);
  }

  @Test
  void repeatsWhatGlueWasTooBusyFor() {
    glue.failNext("ThrottlingException", "InternalServiceException");
    started(Map.of()).commit("");
    assertThat(glue.table("flights")).isNotNull();
  }

  @Test
  void sendsANewerDefinitionAgainAfterAConcurrentChange() {
    CatalogCommits commits = started(Map.of());
    commits.commit("");
    commits.column("squawk", "string", "\"string\"");
    glue.failNext("ConcurrentModificationException");
    assertThatThrownBy(() -> commits.commit("")).isInstanceOf(CatalogFailure.class);
    commits.commit("");
    assertThat(columns(glue.table("flights").path("StorageDescriptor").path("Columns")))
        .endsWith("squawk string");
  }

  @Test
  void isAskedBeforeAConnectorIsAccepted() {
    CatalogCommits commits = started(Map.of());
    assertThat(
            CatalogProbe.probe(
                () -> new GlueCatalog(commits.settings()), "flights", Duration.ofSeconds(10)))
        .isEmpty();
    glue.failNext("AccessDeniedException");
    assertThat(
            CatalogProbe.probe(
                () -> new GlueCatalog(commits.settings()), "flights", Duration.ofSeconds(10)))
        .hasValueSatisfying(reason -> assertThat(reason).contains("AccessDeniedException"));
  }

  private CatalogCommits started(Map<String, String> changed) {
    Map<String, String> props = new HashMap<>(changed);
    props.put("catalog.type", "glue");
    props.put("glue.region", "eu-west-1");
    props.put("glue.endpoint", glue.endpoint());
    props.put("glue.catalog.id", "123456789012");
    props.put("glue.access.key", "key");
    props.put("glue.secret.key", "secret");
    CatalogCommits commits = new CatalogCommits(props);
    catalog = new GlueCatalog(commits.settings());
    return commits.start(catalog);
  }

  private static List<String> columns(JsonNode columns) {
    List<String> texts = new ArrayList<>();
    columns.forEach(
        column -> texts.add(column.path("Name").asText() + " " + column.path("Type").asText()));
    return texts;
  }
}
