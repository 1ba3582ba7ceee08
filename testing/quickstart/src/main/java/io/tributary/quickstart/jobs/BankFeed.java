package io.tributary.quickstart.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.harness.feed.FeedServer;
import io.tributary.harness.feed.PathFeed;
import io.tributary.harness.feed.Reply;
import io.tributary.harness.feed.Request;
import io.tributary.quickstart.view.Snapshot;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * A bank's transactions: the oldest as a CSV file over HTTP, others as a CSV file for a bucket,
 * what is new in pages of JSON, {@code ?after=<number>&limit=<n>}, numbered from 1 in the order in
 * which it comes to be.
 *
 * <p>Threading: the server's threads read, the job's own releases.
 */
final class BankFeed implements AutoCloseable {

  static final String ARCHIVE = "archive";
  static final String BUCKET = "bucket";
  static final String CURRENT = "current";

  private static final String ARCHIVE_PATH = "/archive.csv";
  private static final String CURRENT_PATH = "/transactions";

  private final byte[] archive;
  private final byte[] object;
  private final int archived;
  private final int stored;
  private final List<Map<String, String>> transactions;
  private final List<Map<String, String>> current;
  private final FeedServer server;
  private final AtomicLong archivePolls = new AtomicLong();
  private final AtomicLong currentPolls = new AtomicLong();
  private final AtomicLong highest = new AtomicLong();
  private volatile int released;

  /**
   * Starts to serve.
   *
   * @param archived how many of the first transactions are in the archive
   * @param stored how many of those that follow are in the bucket
   */
  BankFeed(List<Map<String, String>> transactions, int archived, int stored) {
    this.transactions = transactions;
    this.archived = archived;
    this.stored = stored;
    this.archive = csv(transactions.subList(0, archived));
    this.object = csv(transactions.subList(archived, archived + stored));
    this.current = transactions.subList(archived + stored, transactions.size());
    this.server =
        FeedServer.start(
            new PathFeed()
                .with(ARCHIVE_PATH, request -> archive())
                .with(CURRENT_PATH, this::current));
  }

  private static byte[] csv(List<Map<String, String>> rows) {
    StringBuilder csv = new StringBuilder();
    for (Map<String, String> row : rows) {
      if (csv.isEmpty()) {
        csv.append(String.join(";", row.keySet())).append("\r\n");
      }
      csv.append(
          row.values().stream()
              .map(cell -> cell.matches("[0-9.]+") ? cell : '"' + cell + '"')
              .collect(Collectors.joining(";")));
      csv.append("\r\n");
    }
    return csv.toString().getBytes(UTF_8);
  }

  String archiveUrl() {
    return server.url() + ARCHIVE_PATH;
  }

  String currentUrl() {
    return server.url() + CURRENT_PATH;
  }

  /** What the bucket is to hold. */
  byte[] object() {
    return object;
  }

  /** The transactions that can be seen by now. */
  List<Map<String, String>> seen() {
    return transactions.subList(0, archived + stored + released);
  }

  /** Lets so many more of the new ones be seen; whether all are. */
  boolean release(int more) {
    released = Math.min(current.size(), released + more);
    return released == current.size();
  }

  List<Snapshot.Feed> served() {
    long polls = archivePolls.get();
    return List.of(
        new Snapshot.Feed(ARCHIVE, polls, polls == 0 ? 0 : archived),
        new Snapshot.Feed(BUCKET, 0, stored),
        new Snapshot.Feed(CURRENT, currentPolls.get(), highest.get()));
  }

  private Reply archive() {
    archivePolls.incrementAndGet();
    return Reply.bytes("text/csv", archive);
  }

  private Reply current(Request request) {
    currentPolls.incrementAndGet();
    int end = released;
    int after = Math.min(request.number("after", 0), end);
    int last = Math.min(end, after + request.number("limit", 1));
    highest.accumulateAndGet(last, Math::max);
    ObjectNode page = JsonNodeFactory.instance.objectNode();
    ArrayNode items = page.putArray("items");
    for (Map<String, String> row : current.subList(after, last)) {
      ObjectNode item = items.addObject();
      row.forEach(
          (name, cell) -> {
            switch (name) {
              case "trans_id", "account_id" -> item.put(name, Long.parseLong(cell));
              case "amount", "balance" -> item.put(name, new BigDecimal(cell));
              default -> item.put(name, cell);
            }
          });
    }
    page.put("last", last);
    if (last < end) {
      page.put("next", last);
    }
    return Reply.json(page.toString());
  }

  @Override
  public void close() {
    server.close();
  }
}
