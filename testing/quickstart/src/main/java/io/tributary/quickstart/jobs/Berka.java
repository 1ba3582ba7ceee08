package io.tributary.quickstart.jobs;

import io.tributary.harness.Extra;
import io.tributary.quickstart.job.Chart;
import io.tributary.quickstart.job.Hop;
import io.tributary.quickstart.job.Job;
import io.tributary.quickstart.job.JobRun;
import io.tributary.quickstart.job.Place;
import io.tributary.quickstart.job.Plan;
import io.tributary.quickstart.job.Topic;
import io.tributary.quickstart.probe.DatabaseProbe;
import io.tributary.quickstart.proof.BankTotals.Trend;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A bank's transactions, joined with the owners of accounts, to trends in MySQL and in Hive. */
public final class Berka implements Job {

  static final String NAME = "berka";
  static final String TRANSACTIONS = "transactions";
  static final String POLLER = "berka-transactions";
  static final String MYSQL_SINK = "berka-trends";

  /** Hive takes one statement for each connector. */
  static final Map<Trend, String> HIVE_SINKS =
      Map.of(
          Trend.MONTHLY_TREND, "berka-hive-monthly",
          Trend.YEARLY_TREND, "berka-hive-yearly",
          Trend.TRANS_BY_AGE_GENDER, "berka-hive-age-gender",
          Trend.OPS_TOTALS, "berka-hive-ops");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> connectors() {
    return Stream.of(
            Stream.of(MYSQL_SINK), HIVE_SINKS.values().stream().sorted(), Stream.of(POLLER))
        .flatMap(names -> names)
        .toList();
  }

  @Override
  public List<Hop> hops() {
    Place transactions = Place.topic(TRANSACTIONS);
    List<Hop> hops = new ArrayList<>();
    hops.add(new Hop(Place.api(BankFeed.ARCHIVE), POLLER, transactions));
    hops.add(new Hop(Place.api(BankFeed.CURRENT), POLLER, transactions));
    for (Trend trend : Trend.values()) {
      hops.add(new Hop(transactions, MYSQL_SINK, Place.table(trend.table())));
      hops.add(
          new Hop(transactions, HIVE_SINKS.getOrDefault(trend, ""), Place.hive(trend.table())));
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
  public Set<Extra> extras() {
    return Set.of(Extra.HIVE);
  }

  @Override
  public JobRun begin(Plan plan) throws IOException {
    return new BerkaRun(plan);
  }
}
