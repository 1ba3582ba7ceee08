package io.tributary.benchmarks.http;

import io.tributary.benchmarks.Figures;
import io.tributary.benchmarks.LoadRun;
import io.tributary.benchmarks.http.StateVectors.Shape;
import io.tributary.harness.feed.FeedServer;
import io.tributary.harness.feed.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.zip.GZIPOutputStream;

/**
 * B1: 12,000 vectors, gzipped, every five seconds. How long after the last byte of an answer a
 * reader of committed records has its last record; and beside it how long a bare producer takes
 * that begins with the same records, converted.
 */
final class WorldRun implements LoadRun {

  private static final int VECTORS = 12_000;
  private static final long INTERVAL_MS = 5_000;
  private static final int WARM_UP = 6;
  private static final int HEAP_MB = 512;
  private static final String TOPIC = "world";
  private static final String BARE = "bare";

  /** What the producers of the worker's Kafka have by themselves, and those of ours have not. */
  private static final Map<String, String> WORKER_PRODUCER = Map.of("linger.ms", "5");

  private final Contender contender;
  private final Shape shape;
  private final boolean exactlyOnce;
  private final Map<String, String> producer;
  private final int polls;
  private final AtomicInteger served = new AtomicInteger();
  private final AtomicLongArray writtenAt;

  /**
   * @param producer settings of the producers of both sides, beyond a worker's defaults
   */
  WorldRun(
      Contender contender,
      Shape shape,
      boolean exactlyOnce,
      Map<String, String> producer,
      int polls) {
    this.contender = contender;
    this.shape = shape;
    this.exactlyOnce = exactlyOnce;
    this.producer = producer;
    this.polls = WARM_UP + polls;
    this.writtenAt = new AtomicLongArray(this.polls);
  }

  @Override
  public boolean measure() throws IOException {
    List<byte[]> bodies = new ArrayList<>();
    for (int i = 0; i < polls; i++) {
      bodies.add(gzipped(new StateVectors(shape, VECTORS, StateVectors.TIME + i * 5L, i).bytes()));
    }
    try (FeedServer api = FeedServer.start(request -> next(bodies));
        LoadRig rig = LoadRig.start(contender, HEAP_MB, exactlyOnce)) {
      rig.createTopic(TOPIC);
      rig.createTopic(BARE);
      Map<String, String> config = contender.config(api.url(), TOPIC, INTERVAL_MS);
      producer.forEach((key, value) -> config.put("producer.override." + key, value));
      if (exactlyOnce) {
        config.put("transaction.boundary", "connector");
      }
      rig.run(config);
      try (TopicWatch watch = new TopicWatch(rig.bootstrap(), TOPIC, VECTORS)) {
        return report(rig, watch);
      }
    }
  }

  private boolean report(LoadRig rig, TopicWatch watch) {
    List<Double> ours = new ArrayList<>();
    for (int i = 0; i < polls; i++) {
      if (!comes(watch, i)) {
        return false;
      }
      ours.add((System.nanoTime() - writtenAt.get(i)) / 1e6);
    }
    rig.pause();
    List<Double> bare = bare(rig, watch);
    Figures.title(
        "B1 world, " + shape + (exactlyOnce ? ", exactly once " : ", at least once ") + producer,
        contender.name());
    List<Double> warm = ours.subList(WARM_UP, polls);
    Figures.row("answers after warm-up", warm.size());
    Figures.row("p50 of a bare producer, converted before", millis(bare, 0.5));
    Figures.row("p99 of a bare producer, converted before", millis(bare, 0.99));
    boolean median = Figures.row("p50", Figures.percentile(warm, 0.5), "ms", 150);
    return Figures.row("p99", Figures.percentile(warm, 0.99), "ms", 400) && median;
  }

  private static String millis(List<Double> all, double share) {
    return String.format(Locale.ROOT, "%.1f ms", Figures.percentile(all, share));
  }

  /** How long a reader waits for the last of the same records, where nothing has to be made. */
  private List<Double> bare(LoadRig rig, TopicWatch watch) {
    Map<String, String> settings = new HashMap<>(WORKER_PRODUCER);
    settings.putAll(producer);
    if (exactlyOnce) {
      settings.put("transactional.id", BARE);
    }
    List<Double> millis = new ArrayList<>();
    try (TopicWatch reader = new TopicWatch(rig.bootstrap(), BARE, 0);
        BareProducer sender = new BareProducer(rig.bootstrap(), BARE, settings)) {
      for (int i = 0; i < polls; i++) {
        long begun = System.nanoTime();
        sender.send(watch.kept());
        if (!comes(reader, i)) {
          break;
        }
        millis.add((System.nanoTime() - begun) / 1e6);
      }
    }
    return millis.subList(Math.min(WARM_UP, millis.size()), millis.size());
  }

  private static boolean comes(TopicWatch watch, int index) {
    long whole = (index + 1L) * VECTORS;
    boolean came =
        watch.readUntil(() -> watch.count() >= whole, Duration.ofMillis(INTERVAL_MS * 12));
    if (!came) {
      Figures.row("gave up after records", watch.count());
    }
    return came;
  }

  private Reply next(List<byte[]> bodies) {
    int index = served.getAndIncrement();
    byte[] body = bodies.get(Math.min(index, polls - 1));
    return new Reply(
        200,
        Map.of("Content-Type", "application/json", "Content-Encoding", "gzip"),
        out -> {
          out.write(body);
          out.flush();
          if (index < polls) {
            writtenAt.set(index, System.nanoTime());
          }
        },
        body.length,
        Reply.Manner.PROMPT,
        0);
  }

  private static byte[] gzipped(byte[] body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(body);
    }
    return bytes.toByteArray();
  }
}
