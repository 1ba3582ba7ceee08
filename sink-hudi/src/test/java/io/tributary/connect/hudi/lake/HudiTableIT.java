package io.tributary.connect.hudi.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.hudi.commit.CommitMeter;
import io.tributary.connect.hudi.config.StorageSettings;
import io.tributary.connect.hudi.config.TableSettings;
import io.tributary.connect.hudi.config.TestTables;
import io.tributary.connect.hudi.model.FileStat;
import io.tributary.connect.hudi.model.InstantId;
import io.tributary.connect.hudi.model.Offsets;
import io.tributary.connect.hudi.model.RowChange;
import io.tributary.connect.hudi.model.RowKey;
import io.tributary.connect.hudi.model.TableFailure;
import io.tributary.connect.hudi.model.TableSchema;
import io.tributary.connect.hudi.write.WriteOrder;
import io.tributary.connect.kit.error.FailureKind;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class HudiTableIT {

  private static final Schema FLIGHT =
      SchemaBuilder.struct()
          .name("flight")
          .field("icao24", Schema.STRING_SCHEMA)
          .field("velocity", Schema.OPTIONAL_FLOAT64_SCHEMA)
          .build();
  private static final TopicPartition SOURCE = new TopicPartition("flights", 0);

  @TempDir private Path folder;

  private final StorageSettings storage = TestTables.localStorage();
  private final LakeSession session = new LakeSession("test", storage);

  @AfterEach
  void close() {
    session.close();
  }

  @EachLayout
  void upsertsAndDeletesByKeyAndSurvivesAGroupThatBecomesEmpty(String type, String version) {
    TableSettings settings = settings(type, version);
    HudiRowEncoder encoder = new HudiRowEncoder(settings, TestTables.columns());
    HudiTimeline timeline = timeline(settings);
    HudiTableWriter writer = new HudiTableWriter(session, settings, 7, Clock.systemUTC());

    commit(timeline, writer, encoder, 3, put(encoder, "a", 1.0), put(encoder, "b", 2.0));
    assertThat(velocities()).containsOnly(Map.entry("a", 1.0), Map.entry("b", 2.0));

    commit(
        timeline, writer, encoder, 5, put(encoder, "b", 20.0), put(encoder, "c", 3.0), drop("a"));
    assertThat(velocities()).containsOnly(Map.entry("b", 20.0), Map.entry("c", 3.0));

    commit(timeline, writer, encoder, 7, drop("b"), drop("c"), drop("never"));
    assertThat(velocities()).isEmpty();

    commit(timeline, writer, encoder, 8, put(encoder, "d", 4.0));
    assertThat(velocities()).containsOnly(Map.entry("d", 4.0));
    assertThat(timeline.read().offsets().of(SOURCE)).isEqualTo(8);
    timeline.close();
  }

  @EachLayout
  void failsAtARowThatNoFileCanHold(String type, String version) {
    TableSettings settings = settings(type, version);
    HudiRowEncoder encoder = new HudiRowEncoder(settings, TestTables.columns());
    HudiTimeline timeline = timeline(settings);
    HudiTableWriter writer = new HudiTableWriter(session, settings, 7, Clock.systemUTC());
    TableSchema schema = schemaOf(encoder);
    failsToWrite(writer, timeline.open(schema).instant(), encoder);

    commit(timeline, writer, encoder, 3, put(encoder, "a", 1.0));
    failsToWrite(writer, timeline.open(schema).instant(), encoder);
    assertThat(velocities()).containsOnly(Map.entry("a", 1.0));
    timeline.close();
  }

  private static TableSchema schemaOf(HudiRowEncoder encoder) {
    put(encoder, "a", 1.0);
    return encoder.schema();
  }

  private static void failsToWrite(
      HudiTableWriter writer, InstantId instant, HudiRowEncoder encoder) {
    RowChange.Upsert bad = (RowChange.Upsert) put(encoder, "a", 2.0);
    ((AvroRow) bad.row()).encoded().put("icao24", null);
    assertThatThrownBy(() -> write(writer, instant, encoder.schema(), Long.MAX_VALUE, bad))
        .hasMessageContaining("icao24");
  }

  @EachLayout
  void refusesACommitWhenAnotherWriterHasCommittedMeanwhile(String type, String version) {
    TableSettings settings = settings(type, version);
    HudiRowEncoder encoder = new HudiRowEncoder(settings, TestTables.columns());
    HudiTimeline timeline = timeline(settings);
    HudiTableWriter writer = new HudiTableWriter(session, settings, 7, Clock.systemUTC());
    commit(timeline, writer, encoder, 3, put(encoder, "a", 1.0));

    TableSchema schema = encoder.schema();
    InstantId instant = timeline.open(schema).instant();
    List<FileStat> files = write(writer, instant, schema, Long.MAX_VALUE, put(encoder, "a", 9.0));
    Offsets stale = new Offsets(Map.of(SOURCE, 2L), Map.of("flights", 1));
    assertThatThrownBy(() -> timeline.commit(instant, schema, files, stale, stale))
        .isInstanceOfSatisfying(
            TableFailure.class,
            failure -> assertThat(failure.kind()).isEqualTo(FailureKind.LOST_STATE))
        .hasMessageContaining("another writer");
    assertThat(velocities()).containsOnly(Map.entry("a", 1.0));

    commit(timeline, writer, encoder, 4, put(encoder, "a", 2.0));
    assertThat(velocities()).containsOnly(Map.entry("a", 2.0));
    timeline.close();
  }

  @EachLayout
  void stopsAWriterWhoseInstantWasRolledBackOrCommittedOrIsPastItsDeadline(
      String type, String version) {
    TableSettings settings = settings(type, version);
    HudiRowEncoder encoder = new HudiRowEncoder(settings, TestTables.columns());
    HudiTimeline timeline = timeline(settings);
    HudiTableWriter writer = new HudiTableWriter(session, settings, 7, Clock.systemUTC());
    RowChange row = put(encoder, "a", 1.0);
    TableSchema schema = encoder.schema();
    InstantId rolledBack = timeline.open(schema).instant();
    InstantId open = timeline.open(schema).instant();

    assertThatThrownBy(() -> write(writer, rolledBack, schema, Long.MAX_VALUE, row))
        .hasMessageContaining("rolled back");
    assertThatThrownBy(() -> write(writer, open, schema, 1, row))
        .hasMessageContaining("time is over");
    timeline.commit(
        open, schema, List.of(), Offsets.EMPTY, new Offsets(Map.of(SOURCE, 1L), Map.of()));
    assertThatThrownBy(() -> write(writer, open, schema, Long.MAX_VALUE, row))
        .hasMessageContaining("committed without this task");
    assertThat(velocities()).isEmpty();
    timeline.close();
  }

  @EachLayout
  void refusesATableThatIsDescribedOtherwise(String type, String version) {
    TableSettings settings = settings(type, version);
    HudiRowEncoder encoder = new HudiRowEncoder(settings, TestTables.columns());
    HudiTimeline timeline = timeline(settings);
    HudiTableWriter writer = new HudiTableWriter(session, settings, 7, Clock.systemUTC());
    commit(timeline, writer, encoder, 3, put(encoder, "a", 1.0));
    timeline.close();

    TableSettings other =
        TestTables.table(
            "flights",
            path(),
            "velocity",
            Map.of("table.type", type, "table.version", version, "buckets.per.partition", "2"));
    try (HudiTimeline wrong = timeline(other)) {
      assertThatThrownBy(wrong::read)
          .hasMessageContaining("record.key.fields is [icao24] there, [velocity] here");
    }
  }

  @EachLayout
  void findsTheOffsetsAfterCleaningAndArchiving(String type, String version) {
    TableSettings settings = settings(type, version);
    HudiRowEncoder encoder = new HudiRowEncoder(settings, TestTables.columns());
    HudiTimeline timeline = timeline(settings);
    HudiTableWriter writer = new HudiTableWriter(session, settings, 7, Clock.systemUTC());
    for (int i = 1; i <= 20; i++) {
      commit(timeline, writer, encoder, i, put(encoder, "k" + i % 3, i));
    }
    assertThat(timeline.read().offsets().of(SOURCE)).isEqualTo(20);
    assertThat(velocities())
        .containsOnly(Map.entry("k0", 18.0), Map.entry("k1", 19.0), Map.entry("k2", 20.0));
    timeline.close();
  }

  private HudiTimeline timeline(TableSettings settings) {
    return new HudiTimeline(
        session,
        settings,
        new HudiTimeline.Committer("hudi-flights", 7),
        CommitMeter.NONE,
        Clock.systemUTC());
  }

  private void commit(
      HudiTimeline timeline,
      HudiTableWriter writer,
      HudiRowEncoder encoder,
      long next,
      RowChange... changes) {
    TableSchema schema = encoder.schema();
    Offsets base = timeline.read().offsets();
    InstantId instant = timeline.open(schema).instant();
    List<FileStat> files = write(writer, instant, schema, Long.MAX_VALUE, changes);
    timeline.commit(
        instant, schema, files, base, new Offsets(Map.of(SOURCE, next), Map.of("flights", 1)));
  }

  private static List<FileStat> write(
      HudiTableWriter writer,
      InstantId instant,
      TableSchema schema,
      long deadlineMs,
      RowChange... changes) {
    return writer
        .write(new WriteOrder(instant, schema, deadlineMs), Map.of(SOURCE, Arrays.asList(changes)))
        .getOrDefault(SOURCE, List.of());
  }

  private Map<String, Object> velocities() {
    Map<String, Object> byKey = new java.util.TreeMap<>();
    LakeReader.rows(path(), session.configuration())
        .forEach((key, row) -> byKey.put(key, row.get("velocity")));
    return byKey;
  }

  private static RowChange put(HudiRowEncoder encoder, String key, double velocity) {
    Struct row = new Struct(FLIGHT).put("icao24", key).put("velocity", velocity);
    return new RowChange.Upsert(new RowKey(key, ""), encoder.encode(row), null);
  }

  private static RowChange drop(String key) {
    return new RowChange.Delete(new RowKey(key, ""), null);
  }

  private String path() {
    return "file:" + folder.resolve("flights");
  }

  private TableSettings settings(String type, String version) {
    Map<String, String> changed = new HashMap<>(TestTables.shortHistory());
    changed.put("table.type", type);
    changed.put("table.version", version);
    return TestTables.table("flights", path(), "icao24", changed);
  }
}
