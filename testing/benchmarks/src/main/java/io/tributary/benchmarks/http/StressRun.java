package io.tributary.benchmarks.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tributary.benchmarks.Figures;
import io.tributary.benchmarks.LoadRun;
import io.tributary.benchmarks.http.StateVectors.Shape;
import io.tributary.benchmarks.readymade.ReadyMadeRecords.Bytes;
import io.tributary.harness.feed.FeedServer;
import io.tributary.harness.feed.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * B2: 75,000 vectors in 10 MB, answer after answer, in a small heap. In turns with it, the same
 * converted bytes: sent by a bare producer, and by a task of the same worker that has them
 * ready-made, which is the most that any source connector gets through.
 */
final class StressRun implements LoadRun {

  private static final int VECTORS = 75_000;
  private static final int READY_MADE = 12_000;
  private static final int HEAP_MB = 256;
  private static final int ROUNDS = 3;
  private static final int LOOKS = 5;
  private static final Duration WARM_UP = Duration.ofSeconds(20);
  private static final Duration ROUND = Duration.ofSeconds(15);
  private static final Duration SETTLE = Duration.ofSeconds(3);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(700);
  private static final String TOPIC = "stress";
  private static final String BARE = "bare";

  /**
   * Connect keeps each record until the broker has it, and the producer takes what it may hold:
   * with its defaults, 32 MB as bytes and thrice that as records. The wait is what producers of the
   * worker's Kafka have by themselves, and those of ours have not.
   */
  private static final Map<String, String> PRODUCER =
      Map.of("buffer.memory", "8388608", "linger.ms", "5");

  private final Contender contender;
  private final Shape shape;
  private final ValuesAs values;
  private final Map<String, String> keys;
  private final Map<String, String> producer;
  private final AtomicLong time = new AtomicLong(StateVectors.TIME);
  private double ours;
  private double bare;
  private double readyMade;
  private long records;
  private long cpuNanos;
  private int liveMb;

  /**
   * @param keys of the connector beyond the contender's own
   * @param producer settings of the producers of all sides, beyond a worker's own
   */
  StressRun(
      Contender contender,
      Shape shape,
      ValuesAs values,
      Map<String, String> keys,
      Map<String, String> producer) {
    this.contender = contender;
    this.shape = shape;
    this.values = values;
    this.keys = keys;
    this.producer = new TreeMap<>(PRODUCER);
    this.producer.putAll(producer);
  }

  @Override
  public boolean measure() {
    byte[] body = new StateVectors(shape, VECTORS, StateVectors.TIME, 1).bytes();
    try (FeedServer api = FeedServer.start(request -> next(body));
        LoadRig rig = LoadRig.start(contender, HEAP_MB, false)) {
      rig.createTopic(TOPIC);
      rig.createTopic(BARE);
      int idleMb = rig.liveMb();
      Map<String, String> config = contender.config(api.url(), TOPIC, 10);
      producer.forEach((key, value) -> config.put("producer.override." + key, value));
      config.putAll(values.keys(shape));
      config.putAll(keys);
      rig.run(config);
      try (TopicWatch watch = new TopicWatch(rig.bootstrap(), TOPIC, VECTORS);
          TopicWatch bareWatch = new TopicWatch(rig.bootstrap(), BARE, 0)) {
        watch.rate(WARM_UP);
        for (int round = 0; round < ROUNDS && rig.runs(); round++) {
          ours(rig, watch);
          rig.pause();
          watch.rate(SETTLE);
          bare(rig, watch, bareWatch);
          readyMade(rig, watch, bareWatch);
          rig.resume();
          watch.rate(SETTLE);
        }
      }
      return rig.runs() ? report(rig, idleMb) : died(rig);
    }
  }

  private void ours(LoadRig rig, TopicWatch watch) {
    long cpuBefore = rig.jvm().cpuNanos();
    long countBefore = watch.count();
    ours += watch.rate(ROUND) / ROUNDS;
    cpuNanos += rig.jvm().cpuNanos() - cpuBefore;
    records += watch.count() - countBefore;
    for (int i = 0; i < LOOKS; i++) {
      liveMb = Math.max(liveMb, rig.liveMb());
      watch.rate(BETWEEN_LOOKS);
    }
  }

  private void bare(LoadRig rig, TopicWatch watch, TopicWatch bareWatch) {
    try (BareProducer sender = new BareProducer(rig.bootstrap(), BARE, producer)) {
      sender.sendOn(watch.kept());
      bareWatch.rate(SETTLE);
      bare += bareWatch.rate(ROUND) / ROUNDS;
    }
    bareWatch.rate(SETTLE);
  }

  private void readyMade(LoadRig rig, TopicWatch watch, TopicWatch bareWatch) {
    List<Bytes> records =
        watch.kept().stream().limit(READY_MADE).map(it -> new Bytes(it.key(), it.value())).toList();
    rig.runReadyMade(BARE, records, producer);
    bareWatch.rate(SETTLE);
    readyMade += bareWatch.rate(ROUND) / ROUNDS;
    rig.endReadyMade();
    bareWatch.rate(SETTLE);
  }

  private boolean report(LoadRig rig, int idleMb) {
    title();
    boolean fast = Figures.floor("records per second", ours, "/s", 80_000);
    Figures.row("bare producer", String.format(Locale.ROOT, "%.0f /s", bare));
    Figures.row(
        "a task that has its records ready-made", String.format(Locale.ROOT, "%.0f /s", readyMade));
    Figures.row("ratio to the bare producer", String.format(Locale.ROOT, "%.2f", ours / bare));
    boolean near = ratio(ours / readyMade);
    Figures.row(
        "CPU of the worker per record",
        String.format(Locale.ROOT, "%.1f us", cpuNanos / 1_000.0 / Math.max(1, records)));
    boolean small = Figures.row("live heap above idle", (double) (liveMb - idleMb), "MB", 48);
    boolean calm = Figures.row("full collections", (double) rig.fullCollections(), "", 0);
    return fast && near && small && calm;
  }

  /** Connect converts structs on the task's thread; bytes cost both tasks the same. */
  private boolean ratio(double ratio) {
    String what = "ratio to the ready-made task";
    if (values.isCheaplyConverted()) {
      return Figures.floor(what, ratio, "", 0.8);
    }
    Figures.row(what + ", which converts nothing", String.format(Locale.ROOT, "%.2f", ratio));
    return true;
  }

  private void title() {
    Figures.title(
        "B2 stress, " + shape + " as " + values + " " + keys + ", producers " + producer,
        contender.name());
  }

  private boolean died(LoadRig rig) {
    title();
    Figures.row("records until the worker or its task died", records);
    Figures.row("worker", rig.worker().process().alive() ? "runs, its task failed" : "died");
    return false;
  }

  /** The same body with a later time: it is a new snapshot. */
  private Reply next(byte[] body) {
    byte[] digits = Long.toString(time.incrementAndGet()).getBytes(US_ASCII);
    return new Reply(
        200,
        Map.of("Content-Type", "application/json"),
        out -> {
          out.write(body, 0, StateVectors.TIME_FROM);
          out.write(digits);
          int rest = StateVectors.TIME_FROM + digits.length;
          out.write(body, rest, body.length - rest);
        },
        body.length,
        Reply.Manner.PROMPT,
        0);
  }
}
