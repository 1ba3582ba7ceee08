package io.tributary.quickstart.jobs;

import io.tributary.harness.Harness;
import io.tributary.quickstart.job.JobRun;
import io.tributary.quickstart.job.Plan;
import io.tributary.quickstart.job.Stores;
import io.tributary.quickstart.proof.Bank;
import io.tributary.quickstart.proof.BankTotals;
import io.tributary.quickstart.proof.BankTotals.Trend;
import io.tributary.quickstart.proof.DatabaseRows;
import io.tributary.quickstart.proof.Differences;
import io.tributary.quickstart.proof.HiveRows;
import io.tributary.quickstart.proof.LineProof;
import io.tributary.quickstart.proof.Row;
import io.tributary.quickstart.proof.TopicRecord;
import io.tributary.quickstart.proof.Verdict;
import io.tributary.quickstart.view.Snapshot;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A run over a bank: half of its transactions are old, in two files, half come to be. */
final class BerkaRun implements JobRun {

  /** In which the new half comes to be, one with each look at the feed. */
  private static final int PORTIONS = 12;

  /** They last for a quarter of an hour and more. */
  private static final int LIVE_PORTIONS = 1_000;

  private static final String OBJECT = "bank/transactions.csv";
  private static final int FORBIDDEN = 403;

  private final Plan plan;
  private final Bank bank;
  private final BankFeed feed;
  private final int portion;
  private boolean fedAll;
  private @Nullable URI object;

  BerkaRun(Plan plan) throws IOException {
    this.plan = plan;
    this.bank = plan.data() == null ? MadeUpBank.of(plan.seed()) : Bank.in(plan.data());
    int all = bank.transactions().size();
    this.feed = new BankFeed(bank.transactions(), all / 4, all / 4);
    this.portion = all / 2 / (plan.once() ? PORTIONS : LIVE_PORTIONS) + 1;
  }

  @Override
  public Map<String, String> environment() {
    return Map.of(
        "BERKA_URL", feed.currentUrl(),
        "BERKA_ARCHIVE_URL", feed.archiveUrl(),
        "BERKA_OBJECT", Harness.BUCKET + "/" + OBJECT);
  }

  @Override
  public void prepare(Stores stores) throws SQLException {
    Connection database = stores.database();
    SqlFile.run(database, Berka.NAME);
    load(database, "district", bank.districts(), "A1", "A2", "A3");
    load(database, "account", bank.accounts(), "account_id", "district_id", "frequency", "date");
    load(database, "client", bank.clients(), "client_id", "birth_number", "district_id");
    object = stores.put(OBJECT, feed.object());
    load(database, "disp", bank.disps(), "disp_id", "client_id", "account_id", "type");
  }

  /** Fills a table whose columns are these, in their order. */
  private static void load(
      Connection database, String table, List<Map<String, String>> rows, String... names)
      throws SQLException {
    String values = String.join(", ", Collections.nCopies(names.length, "?"));
    try (PreparedStatement insert =
        database.prepareStatement("INSERT INTO `" + table + "` VALUES (" + values + ")")) {
      for (Map<String, String> row : rows) {
        for (int i = 0; i < names.length; i++) {
          insert.setString(i + 1, row.get(names[i]));
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  @Override
  public void feed(Stores stores) {
    if (!fedAll) {
      fedAll = feed.release(portion);
    }
  }

  @Override
  public void end() {
    fedAll = true;
  }

  @Override
  public List<Snapshot.Feed> served(Stores stores) {
    return feed.served();
  }

  @Override
  public Optional<String> pending(Stores stores) {
    if (!fedAll) {
      return Optional.of("the bank still makes transactions");
    }
    if (stores.records(Berka.TRANSACTIONS).size() < feed.seen().size()) {
      return Optional.of("transactions are not in their topic");
    }
    if (!stores.delivered(Berka.MYSQL_SINK, Berka.TRANSACTIONS)) {
      return Optional.of("the trends in MySQL have not reached the end of the topic");
    }
    return stores.delivered(Berka.HIVE_SINK, Berka.TRANSACTIONS)
        ? Optional.empty()
        : Optional.of("the trends in Hive have not reached the end of the topic");
  }

  @Override
  public List<Verdict> check(Stores stores) throws IOException, SQLException {
    List<Verdict> verdicts = new ArrayList<>();
    List<Map<String, String>> seen = feed.seen();
    List<String> polled =
        seen.stream().map(row -> row.get("trans_id") + " of " + row.get("amount")).toList();
    List<String> arrived =
        stores.records(Berka.TRANSACTIONS).stream()
            .map(TopicRecord::value)
            .map(
                row ->
                    row == null ? "nothing" : row.value("trans_id") + " of " + row.value("amount"))
            .toList();
    verdicts.add(LineProof.check("the bank's transactions = topic transactions", polled, arrived));
    verdicts.add(refusedUnsigned());
    BankTotals totals =
        new BankTotals(
            new Bank(bank.districts(), bank.accounts(), bank.clients(), bank.disps(), seen));
    try (HiveRows hive = stores.hive()) {
      for (Trend trend : Trend.values()) {
        List<String> expected = expected(trend, seen.size());
        verdicts.addAll(
            compared(
                totals,
                expected,
                trend,
                "MySQL",
                DatabaseRows.of(stores.database(), trend.table())));
        verdicts.addAll(compared(totals, expected, trend, "Hive", hive.of(trend.table())));
      }
    }
    return verdicts;
  }

  /** The lines of the data's own answers, which are of all transactions. */
  private List<String> expected(Trend trend, int seen) throws IOException {
    return plan.data() == null || seen < bank.transactions().size()
        ? List.of()
        : trend.expected(plan.data());
  }

  /** That the poller read the bucket's file with a signature, as nobody can without. */
  private Verdict refusedUnsigned() throws IOException {
    Differences differences = new Differences();
    HttpURLConnection request =
        (HttpURLConnection) Objects.requireNonNull(object, "prepared").toURL().openConnection();
    if (request.getResponseCode() != FORBIDDEN) {
      differences.add("the object is given out with status " + request.getResponseCode());
    }
    return differences.verdict("the bucket's file is refused without a signature", 1);
  }

  private static List<Verdict> compared(
      BankTotals totals, List<String> expected, Trend trend, String where, List<Row> rows) {
    String table = where + " table " + trend.table() + " = ";
    List<Verdict> verdicts = new ArrayList<>();
    verdicts.add(
        LineProof.check(table + "a recomputation", totals.lines(trend), trend.lines(rows)));
    if (!expected.isEmpty()) {
      verdicts.add(LineProof.check(table + "the expected file", expected, trend.lines(rows)));
    }
    return verdicts;
  }

  @Override
  public void close() {
    feed.close();
  }
}
