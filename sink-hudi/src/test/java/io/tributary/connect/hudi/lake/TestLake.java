package io.tributary.connect.hudi.lake;

import io.tributary.connect.hudi.commit.CommitMeter;
import io.tributary.connect.hudi.config.TableSettings;
import io.tributary.connect.hudi.config.TestTables;
import io.tributary.connect.hudi.model.FileStat;
import io.tributary.connect.hudi.model.InstantId;
import io.tributary.connect.hudi.model.Offsets;
import io.tributary.connect.hudi.model.RowChange;
import io.tributary.connect.hudi.model.RowKey;
import io.tributary.connect.hudi.model.TableSchema;
import io.tributary.connect.hudi.write.RowOrder;
import io.tributary.connect.hudi.write.WriteOrder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** A table in a local folder, and all it takes to commit rows to it and read them back. */
public final class TestLake implements AutoCloseable {

  static final TopicPartition P0 = new TopicPartition("t", 0);

  private final Path folder;
  private final TableSettings settings;
  private final RowOrder order;
  private final LakeSession session = new LakeSession("test", TestTables.localStorage());
  private final HudiRowEncoder encoder;
  private final HudiTimeline timeline;
  private final HudiTableWriter writer;

  /**
   * @param keyFields names separated by commas
   * @param changed keys of the config that differ from their defaults
   */
  public TestLake(Path folder, String keyFields, Map<String, String> changed) {
    this(folder, keyFields, changed, Clock.systemUTC(), 7);
  }

  TestLake(Path folder, String keyFields, Map<String, String> changed, InstantSource clock) {
    this(folder, keyFields, changed, clock, 7);
  }

  private TestLake(
      Path folder, String keyFields, Map<String, String> changed, InstantSource clock, long run) {
    Map<String, String> all = new HashMap<>(TestTables.shortHistory());
    all.putAll(changed);
    this.folder = folder;
    this.settings = TestTables.table("t", "file:" + folder, keyFields, all);
    this.order = new RowOrder(settings.layout().orderingField());
    this.encoder = new HudiRowEncoder(settings, TestTables.columns());
    this.timeline =
        new HudiTimeline(
            session,
            settings,
            new HudiTimeline.Committer("test", run),
            CommitMeter.NONE,
            Clock.systemUTC());
    this.writer = new HudiTableWriter(session, settings, run, clock);
  }

  /** Another task of the same connector, at the same table. */
  public static TestLake otherTask(Path folder, String keyFields, Map<String, String> changed) {
    return new TestLake(folder, keyFields, changed, Clock.systemUTC(), 8);
  }

  TableSettings settings() {
    return settings;
  }

  /** A row whose key and partition are what a reader of records would make of them. */
  public RowChange put(String key, String partition, Struct row) {
    return new RowChange.Upsert(new RowKey(key, partition), encoder.encode(row), order.of(row));
  }

  /**
   * @param last the row as it was, null where that is unknown
   */
  public RowChange drop(String key, String partition, @Nullable Struct last) {
    return new RowChange.Delete(new RowKey(key, partition), order.ofDeleted(last));
  }

  /** Commits changes of partition 0 and returns the instant. */
  public InstantId commit(RowChange... changes) {
    return commit(Map.of(P0, Arrays.asList(changes)));
  }

  public InstantId commit(Map<TopicPartition, List<RowChange>> changes) {
    InstantId instant = open();
    finish(instant, write(instant, Long.MAX_VALUE, changes));
    return instant;
  }

  /** Commits what was written into an instant. */
  void finish(InstantId instant, Map<TopicPartition, List<FileStat>> written) {
    List<FileStat> files = new ArrayList<>();
    written.values().forEach(files::addAll);
    Offsets base = timeline.read().offsets();
    long next = Math.max(0, base.of(P0)) + 1;
    timeline.commit(instant, schema(), files, base, new Offsets(Map.of(P0, next), Map.of("t", 1)));
  }

  InstantId open() {
    return timeline.open(schema()).instant();
  }

  Map<TopicPartition, List<FileStat>> write(
      InstantId instant, long deadlineMs, Map<TopicPartition, List<RowChange>> changes) {
    return writer.write(new WriteOrder(instant, schema(), deadlineMs), changes);
  }

  /** Does what is due to keep the table in order. */
  public void maintain() {
    timeline.maintain();
  }

  private TableSchema schema() {
    return Objects.requireNonNull(encoder.schema());
  }

  /** One column of all rows, by record key. */
  public Map<String, Object> column(String name) {
    Map<String, Object> byKey = new TreeMap<>();
    LakeReader.rows("file:" + folder, session.configuration())
        .forEach((key, row) -> byKey.put(key, row.get(name)));
    return byKey;
  }

  List<Map<String, Object>> rows() {
    return LakeReader.list("file:" + folder, session.configuration());
  }

  @Override
  public void close() {
    timeline.close();
    writer.close();
    session.close();
  }
}
