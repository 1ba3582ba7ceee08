package io.tributary.benchmarks.http;

import io.tributary.benchmarks.http.StateVectors.Shape;
import io.tributary.harness.feed.FeedServer;
import io.tributary.harness.feed.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.zip.GZIPOutputStream;

/**
 * B1: 12,000 vectors, gzipped, every five seconds. How long after the last byte of an answer a
 * reader of committed records has its last record.
 */
final class WorldRun implements LoadRun {

  private static final int VECTORS = 12_000;
  private static final long INTERVAL_MS = 5_000;
  private static final int WARM_UP = 6;
  private static final int HEAP_MB = 512;
  private static final String TOPIC = "world";

  private final Contender contender;
  private final Shape shape;
  private final boolean exactlyOnce;
  private final int polls;
  private final AtomicInteger served = new AtomicInteger();
  private final AtomicLongArray writtenAt;

  WorldRun(Contender contender, Shape shape, boolean exactlyOnce, int polls) {
    this.contender = contender;
    this.shape = shape;
    this.exactlyOnce = exactlyOnce;
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
      Map<String, String> config = contender.config(api.url(), TOPIC, INTERVAL_MS);
      if (exactlyOnce) {
        config.put("transaction.boundary", "connector");
      }
      rig.run(config);
      try (TopicWatch watch = new TopicWatch(rig.bootstrap(), TOPIC, 0)) {
        return report(watch);
      }
    }
  }

  private boolean report(TopicWatch watch) {
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < polls; i++) {
      long whole = (i + 1L) * VECTORS;
      boolean came =
          watch.readUntil(() -> watch.count() >= whole, Duration.ofMillis(INTERVAL_MS * 12));
      if (!came) {
        Figures.row("gave up after records", watch.count());
        return false;
      }
      if (i >= WARM_UP) {
        millis.add((System.nanoTime() - writtenAt.get(i)) / 1e6);
      }
    }
    Figures.title(
        "B1 world, " + shape + (exactlyOnce ? ", exactly once" : ", at least once"),
        contender.name());
    Figures.row("answers after warm-up", millis.size());
    boolean median = Figures.row("p50", Figures.percentile(millis, 0.5), "ms", 150);
    return Figures.row("p99", Figures.percentile(millis, 0.99), "ms", 400) && median;
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
