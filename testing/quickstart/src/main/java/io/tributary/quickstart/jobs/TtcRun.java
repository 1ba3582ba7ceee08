package io.tributary.quickstart.jobs;

import io.tributary.quickstart.job.JobRun;
import io.tributary.quickstart.job.Plan;
import io.tributary.quickstart.job.Stores;
import io.tributary.quickstart.proof.BusReport;
import io.tributary.quickstart.proof.DatabaseRows;
import io.tributary.quickstart.proof.Differences;
import io.tributary.quickstart.proof.LakeProof;
import io.tributary.quickstart.proof.LastState;
import io.tributary.quickstart.proof.Row;
import io.tributary.quickstart.proof.Table;
import io.tributary.quickstart.proof.Verdict;
import io.tributary.quickstart.proof.lake.LakeTable;
import io.tributary.quickstart.view.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A run over three APIs with buses of their own, or over recorded answers of one of them. */
final class TtcRun implements JobRun {

  private static final int STEP_SECONDS_LIVE = 1;
  private static final int STEP_SECONDS_OF_ONCE = 15;

  private static final Set<String> FLAGS = Set.of("predictable");

  private final BusFeeds feeds = new BusFeeds();

  TtcRun(Plan plan) throws IOException {
    int steps = plan.once() ? Simulation.POLLS_OF_ONCE : Integer.MAX_VALUE;
    int seconds = plan.once() ? STEP_SECONDS_OF_ONCE : STEP_SECONDS_LIVE;
    MadeUpBuses gtfs =
        new MadeUpBuses(plan.seed(), plan.start(), seconds, 1000, List.of(29, 60, 63));
    feeds.serve("gtfs", steps, step -> gtfs(gtfs, step));
    MadeUpBuses umoIq =
        new MadeUpBuses(plan.seed(), plan.start(), seconds, 4400, List.of(501, 504, 510));
    feeds.serve("umoiq", steps, step -> umoIq(umoIq, step));
    List<Path> recorded = plan.data() == null ? List.of() : recordings(plan.data());
    MadeUpBuses restBus = new MadeUpBuses(plan.seed(), plan.start(), seconds, 8100, List.of(7, 97));
    if (recorded.isEmpty()) {
      feeds.serve("restbus", steps, step -> restBus(restBus, step));
    } else {
      serveRecorded(recorded, restBus);
    }
  }

  private static List<Path> recordings(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> bodies =
          files
              .filter(file -> file.getFileName().toString().matches("restbus.*\\.json"))
              .sorted()
              .toList();
      if (bodies.isEmpty()) {
        throw new IOException("There is no restbus*.json in " + folder);
      }
      return bodies;
    }
  }

  private void serveRecorded(List<Path> files, MadeUpBuses clock) throws IOException {
    List<BusFeeds.Answer> answers = new ArrayList<>();
    for (Path file : files) {
      byte[] body = Files.readAllBytes(file);
      Instant at = clock.at(answers.size());
      answers.add(new BusFeeds.Answer(at, body, "application/json", BusBodies.ofRestBus(body, at)));
    }
    feeds.serve("restbus", answers.size(), answers::get);
  }

  private static BusFeeds.Answer gtfs(MadeUpBuses buses, int step) {
    List<BusReport> reports = buses.reports(step, false);
    return new BusFeeds.Answer(
        buses.at(step), BusBodies.gtfs(reports, buses.at(step)), "application/x-protobuf", reports);
  }

  private static BusFeeds.Answer umoIq(MadeUpBuses buses, int step) {
    List<BusReport> reports = buses.reports(step, true);
    return new BusFeeds.Answer(
        buses.at(step), BusBodies.umoIq(reports, buses.at(step)), "application/json", reports);
  }

  private static BusFeeds.Answer restBus(MadeUpBuses buses, int step) {
    List<BusReport> reports = buses.reports(step, true);
    return new BusFeeds.Answer(
        buses.at(step), BusBodies.restBus(reports), "application/json", reports);
  }

  @Override
  public Map<String, String> environment() {
    return Map.of(
        "TTC_GTFS_URL", feeds.url("gtfs"),
        "TTC_UMOIQ_URL", feeds.url("umoiq"),
        "TTC_RESTBUS_URL", feeds.url("restbus"));
  }

  @Override
  public List<Snapshot.Feed> served(Stores stores) {
    return feeds.feeds();
  }

  /** The last state of each bus, from what the APIs said. */
  private Table expected() {
    List<Row> reports = new ArrayList<>();
    for (String name : BusFeeds.NAMES) {
      feeds
          .served(name)
          .forEach(answer -> answer.reports().forEach(report -> reports.add(report.row())));
    }
    return LastState.ofSequence("what the APIs said last of each bus", reports, BusReport.KEY);
  }

  @Override
  public Optional<String> pending(Stores stores) throws IOException, SQLException {
    if (!feeds.ended()) {
      return Optional.of("the buses are not polled to their end");
    }
    if (!status(stores).holds()) {
      return Optional.of("bus_status is not at the last state yet");
    }
    if (!stores.delivered(Ttc.LAKE_SINK, Ttc.REPORTS)) {
      return Optional.of("the lake has not reached the end of the reports");
    }
    Verdict changes =
        new LakeProof(Ttc.STATUS, BusReport.KEY)
            .check(expected(), LakeTable.rows(stores.lake(Ttc.STATUS)));
    return changes.holds()
        ? Optional.empty()
        : Optional.of("changes of bus_status are on their way to the lake");
  }

  private Verdict status(Stores stores) throws SQLException {
    Differences differences = new Differences();
    Table stored =
        Table.keyed(
            "the table bus_status",
            DatabaseRows.of(stores.database(), Ttc.STATUS).stream()
                .map(row -> DatabaseRows.flags(row, FLAGS))
                .toList(),
            BusReport.KEY,
            differences);
    Table expected = expected();
    List<String> columns =
        expected.rows().values().stream().findFirst().stream()
            .flatMap(row -> row.columns().stream())
            .toList();
    expected.compareWith(stored, columns, differences);
    return differences.verdict(
        "MySQL table bus_status = " + expected.name(), expected.rows().size());
  }

  @Override
  public List<Verdict> check(Stores stores) throws IOException, SQLException {
    Table expected = expected();
    Differences onePartition = new Differences();
    LastState.requireOnePartitionPerKey(stores.records(Ttc.REPORTS), onePartition);
    return List.of(
        onePartition.verdict("each bus in one partition", expected.rows().size()),
        status(stores),
        new LakeProof(Ttc.STATUS, BusReport.KEY)
            .check(expected, LakeTable.rows(stores.lake(Ttc.STATUS))),
        new LakeProof(Ttc.DIRECT, BusReport.KEY)
            .check(expected, LakeTable.rows(stores.lake(Ttc.DIRECT))));
  }

  @Override
  public void close() {
    feeds.close();
  }
}
