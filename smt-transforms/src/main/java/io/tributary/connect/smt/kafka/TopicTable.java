package io.tributary.connect.smt.kafka;

import io.tributary.connect.kit.retry.Backoff;
import io.tributary.connect.smt.lookup.FirstLoad;
import io.tributary.connect.smt.lookup.LiveRows;
import io.tributary.connect.smt.lookup.LoadSettings;
import io.tributary.connect.smt.lookup.LookupTable;
import io.tributary.connect.smt.lookup.RowShape;
import io.tributary.connect.smt.lookup.Staleness;
import io.tributary.connect.smt.lookup.TableRef;
import io.tributary.connect.smt.lookup.UnreadableTableException;
import io.tributary.connect.smt.metrics.TableMetrics;
import io.tributary.connect.smt.problem.BadValueException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A table that follows a topic: read from its beginning to its end, then kept current. After a
 * failure it is read anew, and the rows from before stay in use until that is complete.
 *
 * <p>Threading: a thread of its own reads, tasks find.
 */
public final class TopicTable implements LookupTable {

  private static final Logger LOG = LoggerFactory.getLogger(TopicTable.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final long FIRST_RETRY_MS = 500;
  private static final long LAST_RETRY_MS = 30_000;

  private final String topic;
  private final RowShape shape;
  private final LoadSettings settings;
  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final TopicRows decoder;
  private final TableMetrics metrics;
  private final Clock clock;
  private final FirstLoad firstLoad;
  private final Staleness staleness;
  private final Backoff backoff;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread reader;
  private volatile @Nullable LiveRows rows;
  private volatile @Nullable Consumer<byte[], byte[]> consumer;
  private int failures;

  /** How the topic's records are read. */
  public record Access(ClusterSettings cluster, Converters converters) {}

  /** A table over a topic of a cluster. */
  public TopicTable(
      TableRef table,
      Access access,
      RowShape shape,
      LoadSettings settings,
      TableMetrics metrics,
      RandomGenerator random) {
    this(
        table,
        () -> Consumers.of(access.cluster(), table.name()),
        new TopicRows(shape, access.converters()),
        shape,
        settings,
        metrics,
        random);
  }

  private TopicTable(
      TableRef table,
      Supplier<Consumer<byte[], byte[]>> consumers,
      TopicRows decoder,
      RowShape shape,
      LoadSettings settings,
      TableMetrics metrics,
      RandomGenerator random) {
    this.topic = table.name();
    this.consumers = consumers;
    this.decoder = decoder;
    this.shape = shape;
    this.settings = settings;
    this.metrics = metrics;
    this.clock = Clock.systemUTC();
    this.firstLoad = new FirstLoad(topic, settings.timeout());
    this.staleness = new Staleness(settings.failsWhenStale());
    this.backoff = new Backoff(FIRST_RETRY_MS, LAST_RETRY_MS, random);
    this.reader = new Thread(this::run, "tributary-lookup-" + topic);
    reader.setDaemon(true);
    reader.setContextClassLoader(TopicTable.class.getClassLoader());
  }

  @Override
  public void start() {
    reader.start();
  }

  @Override
  public @Nullable Object @Nullable [] find(Object key) {
    LiveRows current = rows;
    if (current == null) {
      firstLoad.await();
      current = rows;
    }
    staleness.refuse();
    @Nullable Object[] row = current == null ? null : current.find(key);
    if (row == null) {
      metrics.miss();
    } else {
      metrics.hit();
    }
    return row;
  }

  @Override
  public @Nullable String mismatch(Object key) {
    LiveRows current = rows;
    return current == null ? null : current.mismatch(key);
  }

  @SuppressWarnings(
      "IllegalCatch") // a bug would end the thread, and the table would stay old unseen
  private void run() {
    while (stop.getCount() > 0) {
      try (Consumer<byte[], byte[]> opened = consumers.get()) {
        consumer = opened;
        follow(opened);
      } catch (WakeupException | InterruptException e) {
        LOG.debug("Table {} is closed", topic);
        return;
      } catch (UnreadableTableException e) {
        failed(e);
      } catch (KafkaException e) {
        failed(failure(e));
      } catch (RuntimeException e) {
        LOG.error("Reading topic {} failed by a bug", topic, e);
        failed(
            UnreadableTableException.forNow(
                "reading topic %s failed by %s, see the worker's log"
                    .formatted(topic, e.getClass().getName())));
      }
    }
  }

  private void follow(Consumer<byte[], byte[]> opened) throws UnreadableTableException {
    long began = System.nanoTime();
    LiveRows next = new LiveRows(topic, shape, settings.duplicates());
    TopicPartitions partitions = new TopicPartitions(opened, topic);
    while (stop.getCount() > 0) {
      partitions.discover();
      for (ConsumerRecord<byte[], byte[]> record : opened.poll(POLL)) {
        apply(record, next);
      }
      if (next == rows) {
        metrics.current(clock.millis());
      } else if (partitions.readToTheEnd()) {
        loaded(next, Duration.ofNanos(System.nanoTime() - began));
      }
      metrics.holds(next.size(), next.bytes());
    }
  }

  private void apply(ConsumerRecord<byte[], byte[]> record, LiveRows next)
      throws UnreadableTableException {
    try {
      decoder.apply(record, next);
    } catch (BadValueException e) {
      bad(record, String.valueOf(e.getMessage()));
    } catch (DataException | SerializationException e) {
      // The converter's own text may quote the record.
      bad(record, "its converter refuses it (schemas.enable may be wrong)");
    }
    if (next.size() > settings.maxRows()) {
      throw UnreadableTableException.untilMended(
          "topic %s has more than max.rows=%d rows. Raise it if the heap bears them"
              .formatted(topic, settings.maxRows()));
    }
  }

  /** One that cannot be read leaves the row as it was; refused only if stale tables are. */
  private void bad(ConsumerRecord<byte[], byte[]> record, String why)
      throws UnreadableTableException {
    String what =
        "record topic=%s partition=%d offset=%d is no row: %s"
            .formatted(topic, record.partition(), record.offset(), why);
    metrics.badRecord();
    if (settings.failsWhenStale()) {
      throw UnreadableTableException.untilMended(what);
    }
    LOG.warn("{}; it is left out", what);
  }

  private void loaded(LiveRows next, Duration took) {
    rows = next;
    failures = 0;
    staleness.fresh();
    firstLoad.done();
    metrics.read(clock.millis(), took.toMillis());
    LOG.info("Table {} is loaded: {} rows in {} ms", topic, next.size(), took.toMillis());
  }

  private UnreadableTableException failure(KafkaException e) {
    if (e.getCause() instanceof ConfigException cause) {
      return UnreadableTableException.untilMended(
          "topic %s cannot be read: %s. Check kafka.*".formatted(topic, cause.getMessage()));
    }
    String what = "reading topic %s failed by %s".formatted(topic, e.getClass().getSimpleName());
    return e instanceof AuthenticationException || e instanceof AuthorizationException
        ? UnreadableTableException.untilMended(
            what + ". Check kafka.security.protocol, kafka.sasl.* and the rights on the topic")
        : UnreadableTableException.forNow(what);
  }

  private void failed(UnreadableTableException cause) {
    failures++;
    metrics.failed();
    staleness.stale(cause.text());
    firstLoad.failed(cause);
    // Also what somebody must mend: a file may be half written, a grant may come.
    long delayMs = backoff.delayMs(failures);
    LOG.warn("{}; tried again in {} ms", cause.text(), delayMs);
    try {
      var unused = stop.await(delayMs, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop.countDown();
    }
  }

  @Override
  public void close() {
    stop.countDown();
    Consumer<byte[], byte[]> opened = consumer;
    if (opened != null) {
      opened.wakeup();
    }
  }
}
