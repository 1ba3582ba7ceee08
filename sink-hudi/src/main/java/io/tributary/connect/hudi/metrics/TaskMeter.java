package io.tributary.connect.hudi.metrics;

import io.tributary.connect.hudi.commit.CommitMeter;
import io.tributary.connect.kit.metrics.Gauges;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Counts what a task does with its records, and, while it coordinates, with the table, since it was
 * started.
 *
 * <p>Threading: the task counts, any thread reads.
 */
public final class TaskMeter implements CommitMeter {

  private final LongAdder records = new LongAdder();
  private final LongAdder bad = new LongAdder();
  private final LongAdder commits = new LongAdder();
  private final LongAdder files = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final LongAdder rows = new LongAdder();
  private final LongAdder givenUp = new LongAdder();
  private final LongAdder disordered = new LongAdder();
  private final LongAdder strays = new LongAdder();
  private final LongAdder fenced = new LongAdder();
  private final LongAdder rewound = new LongAdder();
  private final AtomicLong waiting = new AtomicLong();
  private final AtomicLong lagMs = new AtomicLong();
  private final Map<Phase, AtomicLong> phaseMs = new EnumMap<>(Phase.class);
  private final LongSupplier requests;
  private long newestReadMs = Long.MIN_VALUE;
  private long newestWrittenMs = Long.MIN_VALUE;

  /**
   * @param requests how many requests the task has sent to the object store
   */
  public TaskMeter(LongSupplier requests) {
    this.requests = requests;
    for (Phase phase : Phase.values()) {
      phaseMs.put(phase, new AtomicLong());
    }
  }

  /** Records came from Connect. */
  public void came(int count) {
    records.add(count);
  }

  /** A record will be written; its timestamp is in epoch milliseconds. */
  public void read(long timestampMs) {
    newestReadMs = Math.max(newestReadMs, timestampMs);
  }

  /** A record could not be written. */
  public void refused() {
    bad.increment();
  }

  /** So many rows wait for a commit. */
  public void waits(int count) {
    waiting.set(count);
  }

  /** What was written is in the table since this time, in epoch milliseconds. */
  public void visible(long nowMs) {
    if (newestWrittenMs != Long.MIN_VALUE) {
      lagMs.set(Math.max(0, nowMs - newestWrittenMs));
    }
  }

  @Override
  public void took(Phase phase, long ms) {
    timeOf(phase).set(ms);
  }

  @Override
  public void committed(int fileCount, long byteCount, long rowCount) {
    commits.increment();
    files.add(fileCount);
    bytes.add(byteCount);
    rows.add(rowCount);
  }

  @Override
  public void givenUp() {
    givenUp.increment();
  }

  @Override
  public void disordered() {
    disordered.increment();
  }

  @Override
  public void strays(int count) {
    strays.add(count);
  }

  @Override
  public void writing() {
    newestWrittenMs = newestReadMs;
  }

  @Override
  public void fenced() {
    fenced.increment();
  }

  @Override
  public void rewound() {
    rewound.increment();
  }

  private AtomicLong timeOf(Phase phase) {
    return Objects.requireNonNull(phaseMs.get(phase), "every phase has one");
  }

  /** What a worker shows of it. */
  public Gauges gauges() {
    Gauges gauges = new Gauges();
    ofTask(gauges);
    ofCoordinator(gauges);
    return gauges;
  }

  private void ofTask(Gauges gauges) {
    gauges
        .with(
            "records-total",
            "Records that Connect handed over, those that came again included.",
            records::sum)
        .with("records-refused-total", "Records that could not be written.", bad::sum)
        .with("rows-waiting", "Changed rows that wait for a commit.", waiting::get)
        .with(
            "event-time-lag-ms",
            "How old the newest record was when the last commit made it visible.",
            lagMs::get)
        .with(
            "partitions-rewound-total",
            "How often a partition was read again, as a commit had failed.",
            rewound::sum)
        .with(
            "writes-fenced-total",
            "How often the task was kept from writing into a commit that had gone on without it.",
            fenced::sum)
        .with("s3-requests-total", "Requests to the object store.", requests::getAsLong);
  }

  private void ofCoordinator(Gauges gauges) {
    gauges
        .with("commits-total", "Commits that this task made for all.", commits::sum)
        .with("commits-given-up-total", "Commits that failed and were repeated.", givenUp::sum)
        .with("files-committed-total", "Files of these commits, of all tasks.", files::sum)
        .with("bytes-committed-total", "Bytes of these files.", bytes::sum)
        .with("rows-committed-total", "Changed rows in these files.", rows::sum)
        .with(
            "stray-files-deleted-total",
            "Files that tasks had written into commits that had ended.",
            strays::sum)
        .with(
            "services-failed-total",
            "How often compacting, cleaning or archiving failed.",
            disordered::sum)
        .with(
            "commit-open-time-ms",
            "How long the last commit took to begin, with what had to be rolled back.",
            timeOf(Phase.OPEN)::get)
        .with(
            "commit-write-time-ms",
            "How long all tasks took to write for the last commit.",
            timeOf(Phase.WRITE)::get)
        .with(
            "commit-complete-time-ms",
            "How long it took to make the last commit visible.",
            timeOf(Phase.COMMIT)::get)
        .with(
            "services-time-ms",
            "How long compacting, cleaning and archiving took after the last commit.",
            timeOf(Phase.MAINTAIN)::get);
  }
}
