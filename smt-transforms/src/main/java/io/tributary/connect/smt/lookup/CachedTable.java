package io.tributary.connect.smt.lookup;

import io.tributary.connect.smt.metrics.TableMetrics;
import io.tributary.connect.smt.problem.BadValueException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/**
 * A table of which the rows used last are kept. A row that is not there is asked for while the
 * record waits; tasks that want the same row at the same time share one question.
 *
 * <p>Threading: the lock guards the maps and is never held while a row is read.
 */
public final class CachedTable implements LookupTable {

  private final String name;
  private final KeyedReader reader;
  private final RowShape shape;
  private final CacheSettings settings;
  private final Duplicates duplicates;
  private final TableMetrics metrics;
  private final Clock clock;
  private final Object lock = new Object();
  private final Map<Object, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<Object, CompletableFuture<Entry>> asked = new LinkedHashMap<>();
  private long bytes;

  /** A row, or that there is none, and until when that is believed. */
  private static final class Entry {
    private final @Nullable Object @Nullable [] row;
    private final long untilMs;
    private final long bytes;

    Entry(@Nullable Object @Nullable [] row, long untilMs, long bytes) {
      this.row = row;
      this.untilMs = untilMs;
      this.bytes = bytes;
    }
  }

  public CachedTable(
      TableRef table,
      KeyedReader reader,
      RowShape shape,
      CacheSettings settings,
      Duplicates duplicates,
      Observer observer) {
    this.name = table.name();
    this.reader = reader;
    this.shape = shape;
    this.settings = settings;
    this.duplicates = duplicates;
    this.metrics = observer.metrics();
    this.clock = observer.clock();
  }

  /** Who counts, and who knows the time. */
  public record Observer(TableMetrics metrics, Clock clock) {}

  @Override
  public void start() {
    // rows are read when they are asked for
  }

  @Override
  public @Nullable Object @Nullable [] find(Object key) {
    CompletableFuture<Entry> answer;
    boolean mine = false;
    synchronized (lock) {
      Entry entry = entries.get(key);
      if (entry != null && entry.untilMs > clock.millis()) {
        return count(entry.row);
      }
      answer = asked.get(key);
      if (answer == null) {
        mine = true;
        answer = new CompletableFuture<>();
        asked.put(key, answer);
      }
    }
    if (mine) {
      ask(key, answer);
    }
    try {
      return count(answer.join().row);
    } catch (CompletionException e) {
      throw rethrown(e);
    }
  }

  private @Nullable Object @Nullable [] count(@Nullable Object @Nullable [] row) {
    if (row == null) {
      metrics.miss();
    } else {
      metrics.hit();
    }
    return row;
  }

  private static RuntimeException rethrown(CompletionException e) {
    return e.getCause() instanceof RuntimeException cause ? cause : e;
  }

  @SuppressWarnings("IllegalCatch") // whoever waits for the answer must get one
  private void ask(Object key, CompletableFuture<Entry> answer) {
    try {
      Entry entry = read(key);
      keep(key, entry);
      answer.complete(entry);
    } catch (UnreadableTableException e) {
      metrics.failed();
      answer.completeExceptionally(refusal(e));
    } catch (RuntimeException e) {
      answer.completeExceptionally(e);
    } finally {
      synchronized (lock) {
        asked.remove(key);
      }
    }
  }

  private static ConnectException refusal(UnreadableTableException e) {
    return e.passing()
        ? new RetriableException(
            "Lookup could not ask for a row: %s. errors.retry.timeout says for how long such a"
                    .formatted(e.text())
                + " record is tried again")
        : new ConnectException("Lookup cannot ask for a row: " + e.text() + ".");
  }

  private Entry read(Object key) throws UnreadableTableException {
    long began = System.nanoTime();
    Only only = new Only(key);
    reader.read(parts(key), only);
    long now = clock.millis();
    metrics.read(now, (System.nanoTime() - began) / 1_000_000);
    @Nullable Object[] row = only.row;
    return new Entry(
        row,
        now + settings.ttl().toMillis(),
        row == null ? Footprint.of(key, new Object[0]) : Footprint.of(key, row));
  }

  private Object[] parts(Object key) {
    Object[] parts = new Object[shape.keyColumns().size()];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = key instanceof CompositeKey composite ? composite.part(i) : key;
    }
    return parts;
  }

  private void keep(Object key, Entry entry) {
    if (entry.row == null && !settings.keepsMissing()) {
      return;
    }
    synchronized (lock) {
      Entry before = entries.put(key, entry);
      bytes += entry.bytes - (before == null ? 0 : before.bytes);
      while (entries.size() > settings.maxRows()) {
        Object eldest = entries.keySet().iterator().next();
        Entry gone = entries.remove(eldest);
        bytes -= gone == null ? 0 : gone.bytes;
      }
      metrics.holds(entries.size(), bytes);
    }
  }

  /** Takes the rows of one key; a database may find more by its own rules than ours. */
  private final class Only implements RowReader.RowSink {

    private final Object key;
    private @Nullable Object @Nullable [] row;

    Only(Object key) {
      this.key = key;
    }

    @Override
    public void add(@Nullable Object[] read) throws UnreadableTableException {
      try {
        if (!key.equals(shape.key(read)) || (row != null && duplicates == Duplicates.FIRST)) {
          return;
        }
        if (row != null && duplicates == Duplicates.FAIL) {
          throw UnreadableTableException.untilMended(
              "table %s has several rows for one value of %s; choose another key, or set dup"
                  .formatted(name, String.join(",", shape.keyColumns())));
        }
        row = shape.row(read);
      } catch (BadValueException e) {
        throw UnreadableTableException.untilMended(
            "a row of table %s does not fit its cols: %s".formatted(name, e.getMessage()));
      }
    }
  }

  @Override
  public @Nullable String mismatch(Object key) {
    return null;
  }

  @Override
  public void close() {
    reader.close();
  }
}
