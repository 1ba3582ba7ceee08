package io.tributary.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.harness.connect.ConnectWorker;
import io.tributary.harness.connect.WorkerSettings;
import io.tributary.harness.feed.FeedServer;
import io.tributary.harness.feed.PagedFeed;
import io.tributary.harness.feed.PathFeed;
import io.tributary.harness.feed.SnapshotFeed;
import io.tributary.harness.process.Await;
import io.tributary.quickstart.probe.TopicTail;
import io.tributary.quickstart.proof.Row;
import io.tributary.quickstart.proof.TopicRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The worker is killed with {@code kill -9} while it reads pages and snapshots exactly once: each
 * item and each snapshot is in its topic once, and no reader of committed records ever sees a part
 * of a snapshot.
 *
 * <p>{@code -Dkill.count=50} kills more often, {@code -Dkill.seed} repeats the moments of a run.
 */
class PollerKillIT {

  private static final int KILLS = Integer.getInteger("kill.count", 4);
  private static final Duration LIMIT = Duration.ofSeconds(150);

  private static final int PAGE = 40;
  private static final String ITEMS = "items";
  private static final String SNAPSHOTS = "snapshots";

  @RegisterExtension static final Servers SERVERS = Servers.broker();

  private final PagedFeed items = new PagedFeed(5, 40);
  private final SnapshotFeed snapshots = new SnapshotFeed(4, 50, 60);
  private final List<Long> itemsSeen = new ArrayList<>();
  private final Map<Long, List<Long>> rowsSeen = new HashMap<>();

  @Test
  void nothingIsLostDoubledOrTornWhenTheWorkerDies() throws Exception {
    long seed = Long.getLong("kill.seed", System.nanoTime());
    System.out.println("kill.count=" + KILLS + " kill.seed=" + seed);
    Random random = new Random(seed);
    SERVERS.kafka().createTopic(ITEMS, 1);
    SERVERS.kafka().createTopic(SNAPSHOTS, 1);
    ConnectWorker worker = worker();
    try (FeedServer api =
            FeedServer.start(new PathFeed().with("/items", items).with("/snapshot", snapshots));
        TopicTail itemsTail = TopicTail.open(SERVERS.kafka().bootstrap(), ITEMS);
        TopicTail snapshotsTail = TopicTail.open(SERVERS.kafka().bootstrap(), SNAPSHOTS)) {
      worker.rest().create(ITEMS, itemsConfig(api));
      worker.rest().create(SNAPSHOTS, snapshotsConfig(api));
      for (int kill = 1; kill <= KILLS; kill++) {
        awaitRecords(itemsTail, snapshotsTail);
        KillMoment.ANY.awaitSomeWhereIn(SERVERS, random);
        worker.killHard();
        read(itemsTail, snapshotsTail);
        assertSnapshotsWhole();
        System.out.println(
            "kill %d: %d items, %d snapshots".formatted(kill, itemsSeen.size(), rowsSeen.size()));
        worker.restart();
      }
      awaitRecords(itemsTail, snapshotsTail);
      long lastItem = items.freeze();
      long lastSnapshot = snapshots.freeze();
      Await.until(
          "all items and snapshots are in their topics",
          LIMIT,
          () -> {
            read(itemsTail, snapshotsTail);
            return itemsSeen.contains(lastItem) && rowsSeen.containsKey(lastSnapshot);
          });

      assertThat(itemsSeen).isEqualTo(LongStream.rangeClosed(1, lastItem).boxed().toList());
      assertThat(rowsSeen.keySet())
          .containsExactlyInAnyOrderElementsOf(
              LongStream.rangeClosed(1, lastSnapshot).boxed().toList());
      assertSnapshotsWhole();
      reportAborted();
    }
  }

  /** How much of what was written belonged to transactions that a kill cut off. */
  private void reportAborted() {
    String bootstrap = SERVERS.kafka().bootstrap();
    int rows = rowsSeen.values().stream().mapToInt(List::size).sum();
    System.out.println(
        "%d items and %d rows, each once; written and aborted: %d items, %d rows"
            .formatted(
                itemsSeen.size(),
                rows,
                RawTopic.lines(bootstrap, ITEMS).size() - itemsSeen.size(),
                RawTopic.lines(bootstrap, SNAPSHOTS).size() - rows));
  }

  private static ConnectWorker worker() {
    return SERVERS.worker(
        WorkerSettings.of(SERVERS.kafka().bootstrap())
            .plugins(List.of(PluginFolder.HTTP_POLLER.path())));
  }

  private static Map<String, String> itemsConfig(FeedServer api) {
    Map<String, String> config = poller(ITEMS, api.url() + "/items");
    config.put("request.parameters", "limit=" + PAGE + "&after=${cursor.after|default:0}");
    config.put("cursor.fields", "after=response:/last");
    config.put("records.pointer", "/items");
    config.put("record.columns", "id:int64,text:string");
    config.put("record.key", "/id");
    config.put("pagination.type", "cursor");
    config.put("pagination.pointer", "/next");
    config.put("pagination.parameter", "after");
    return config;
  }

  private static Map<String, String> snapshotsConfig(FeedServer api) {
    Map<String, String> config = poller(SNAPSHOTS, api.url() + "/snapshot");
    config.put("request.parameters", "seen=${cursor.seen|default:0}");
    config.put("cursor.fields", "seen=response:/version");
    config.put("records.pointer", "/rows");
    config.put("record.columns", "version:int64,row:int64");
    config.put("pagination.type", "cursor");
    config.put("pagination.pointer", "/next");
    config.put("pagination.parameter", "part");
    config.put("transaction.unit", "snapshot");
    return config;
  }

  private static Map<String, String> poller(String topic, String url) {
    Map<String, String> config = PollerConfigs.to(topic);
    config.put("exactly.once.support", "required");
    config.put("transaction.boundary", "connector");
    config.put("connection.url", url);
    config.put("poll.interval.ms", "100");
    config.put("retry.backoff.max.ms", "1000");
    return config;
  }

  private void awaitRecords(TopicTail itemsTail, TopicTail snapshotsTail) {
    int itemsBefore = itemsSeen.size();
    int snapshotsBefore = rowsSeen.size();
    Await.until(
        "records flow again",
        LIMIT,
        () -> {
          read(itemsTail, snapshotsTail);
          return itemsSeen.size() > itemsBefore && rowsSeen.size() > snapshotsBefore;
        });
  }

  private void read(TopicTail itemsTail, TopicTail snapshotsTail) {
    for (TopicRecord each : itemsTail.read()) {
      itemsSeen.add(number(each, "id"));
    }
    for (TopicRecord each : snapshotsTail.read()) {
      rowsSeen
          .computeIfAbsent(number(each, "version"), version -> new ArrayList<>())
          .add(number(each, "row"));
    }
  }

  private static Long number(TopicRecord record, String column) {
    Row row = Objects.requireNonNull(record.value());
    return (Long) Objects.requireNonNull(row.value(column));
  }

  private void assertSnapshotsWhole() {
    List<Long> whole = IntStream.range(0, snapshots.rows()).mapToObj(Long::valueOf).toList();
    rowsSeen.forEach(
        (version, rows) -> assertThat(rows).as("snapshot " + version).isEqualTo(whole));
  }
}
