package io.tributary.benchmarks.http;

import io.tributary.benchmarks.Figures;
import io.tributary.benchmarks.LoadRun;
import io.tributary.benchmarks.http.StateVectors.Shape;
import io.tributary.harness.feed.FeedServer;
import io.tributary.harness.feed.Reply;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** B3: a body of 100 MB in a heap of 256 MB. */
final class HugeRun implements LoadRun {

  private static final int HEAP_MB = 256;
  private static final long HOUR_MS = 3_600_000;
  private static final long SECOND_MS = 1_000;
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final String TOPIC = "huge";

  private final Contender contender;
  private final Shape shape;

  HugeRun(Contender contender, Shape shape) {
    this.contender = contender;
    this.shape = shape;
  }

  @Override
  public boolean measure() {
    int vectors = shape == Shape.ARRAYS ? 800_000 : 320_000;
    StateVectors body = new StateVectors(shape, vectors, StateVectors.TIME, 1);
    Reply reply = Reply.stream(contentType(), body::writeTo);
    try (FeedServer api = FeedServer.start(request -> reply);
        LoadRig rig = LoadRig.start(contender, HEAP_MB, false)) {
      rig.createTopic(TOPIC);
      // The rivals wait for an interval before their first poll.
      long intervalMs = contender.isOurs() ? HOUR_MS : SECOND_MS;
      Map<String, String> config = new HashMap<>(contender.config(api.url(), TOPIC, intervalMs));
      if (contender.isOurs()) {
        config.put("response.max.bytes", Integer.toString(Integer.MAX_VALUE / 4));
        if (shape == Shape.LINES) {
          config.put("records.pointer", "");
          config.put("snapshot.version.pointer", "");
          config.put("record.fields.copy", "");
        }
      }
      rig.run(config);
      try (TopicWatch watch = new TopicWatch(rig.bootstrap(), TOPIC, 0)) {
        long begun = System.nanoTime();
        watch.readUntil(() -> watch.count() >= vectors || !rig.worker().process().alive(), LIMIT);
        Figures.title("B3 huge, " + shape, contender.name());
        Figures.row("records of " + vectors, watch.count());
        Figures.row("seconds", (System.nanoTime() - begun) / 1_000_000_000);
        Figures.row("full collections", rig.fullCollections());
        boolean alive = rig.worker().process().alive();
        Figures.row("worker", alive ? "runs" : "died of its heap");
        return alive && watch.count() == vectors;
      }
    }
  }

  private String contentType() {
    return shape == Shape.LINES ? "application/x-ndjson" : "application/json";
  }
}
