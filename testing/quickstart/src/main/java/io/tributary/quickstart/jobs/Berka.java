package io.tributary.quickstart.jobs;

import io.tributary.harness.Extra;
import io.tributary.quickstart.job.Chart;
import io.tributary.quickstart.job.Hop;
import io.tributary.quickstart.job.Job;
import io.tributary.quickstart.job.JobRun;
import io.tributary.quickstart.job.Place;
import io.tributary.quickstart.job.Plan;
import io.tributary.quickstart.job.Stores;
import io.tributary.quickstart.job.Topic;
import io.tributary.quickstart.probe.DatabaseProbe;
import io.tributary.quickstart.proof.BankTotals.Trend;
import io.tributary.quickstart.proof.Row;
import io.tributary.quickstart.proof.live.CountProof;
import io.tributary.quickstart.proof.live.Counted;
import io.tributary.quickstart.proof.live.LiveProof;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A bank's transactions, joined with the owners of accounts, to trends in MySQL and in Hive. */
public final class Berka implements Job {

  static final String NAME = "berka";
  static final String TRANSACTIONS = "transactions";
  static final String POLLER = "berka-transactions";
  static final String MYSQL_SINK = "berka-trends";
  static final String HIVE_SINK = "berka-hive-trends";

  private static final List<String> AGE_GENDER = List.of("age_level", "gender");
  private static final List<String> OPERATION = List.of("operation");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> connectors() {
    return List.of(MYSQL_SINK, HIVE_SINK, POLLER);
  }

  @Override
  public List<Hop> hops() {
    Place transactions = Place.topic(TRANSACTIONS);
    List<Hop> hops = new ArrayList<>();
    hops.add(new Hop(Place.api(BankFeed.ARCHIVE), POLLER, transactions));
    hops.add(new Hop(Place.api(BankFeed.BUCKET), POLLER, transactions));
    hops.add(new Hop(Place.api(BankFeed.CURRENT), POLLER, transactions));
    for (Trend trend : Trend.values()) {
      hops.add(new Hop(transactions, MYSQL_SINK, Place.table(trend.table())));
      hops.add(new Hop(transactions, HIVE_SINK, Place.hive(trend.table())));
    }
    return hops;
  }

  @Override
  public List<Topic> topics() {
    return List.of(new Topic(TRANSACTIONS, 2));
  }

  @Override
  public List<DatabaseProbe> tables() {
    return Stream.of(Trend.values()).map(trend -> new DatabaseProbe(trend.table(), null)).toList();
  }

  @Override
  public List<Chart> charts() {
    return List.of(
        new Chart(
            "Months",
            "Sum of all transactions by month of the year",
            Chart.Kind.LINES,
            Trend.MONTHLY_TREND.table(),
            "transaction_month",
            null,
            "SUM(total_amount)"),
        new Chart(
            "Ages",
            "Mean amount of a transaction by the owner's age",
            Chart.Kind.BARS,
            Trend.TRANS_BY_AGE_GENDER.table(),
            "age_level",
            null,
            "SUM(total_amount) / SUM(transactions)"),
        new Chart(
            "Operations",
            "Sum of all transactions by kind",
            Chart.Kind.BARS,
            Trend.OPS_TOTALS.table(),
            "operation",
            null,
            "SUM(total_amount)"));
  }

  @Override
  public List<LiveProof> liveProofs(Stores stores) {
    return List.of(
        counts(stores, Trend.MONTHLY_TREND, List.of("transaction_month"), Berka::month),
        counts(stores, Trend.YEARLY_TREND, List.of("transaction_year"), Berka::year),
        counts(stores, Trend.TRANS_BY_AGE_GENDER, AGE_GENDER, row -> row.key(AGE_GENDER)),
        counts(stores, Trend.OPS_TOTALS, OPERATION, row -> row.key(OPERATION)));
  }

  private static LiveProof counts(
      Stores stores,
      Trend trend,
      List<String> keyColumns,
      Function<Row, @Nullable List<@Nullable Object>> key) {
    return new CountProof(
        stores.tail(TRANSACTIONS),
        stores.database(),
        MYSQL_SINK,
        Counted.of(trend.table(), keyColumns, "transactions", key));
  }

  private static List<@Nullable Object> month(Row row) {
    return List.of((long) date(row).getMonthValue());
  }

  private static List<@Nullable Object> year(Row row) {
    return List.of((long) date(row).getYear());
  }

  private static LocalDate date(Row row) {
    return (LocalDate) Objects.requireNonNull(row.value("date"), "date");
  }

  @Override
  public Set<Extra> extras() {
    return Set.of(Extra.HIVE);
  }

  @Override
  public JobRun begin(Plan plan) throws IOException {
    return new BerkaRun(plan);
  }
}
