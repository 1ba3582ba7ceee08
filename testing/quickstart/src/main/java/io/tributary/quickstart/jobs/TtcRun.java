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
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run over four APIs with buses of their own, or over recorded answers of some of them. */
final class TtcRun implements JobRun {

  private static final int STEP_SECONDS_LIVE = 1;
  private static final int STEP_SECONDS_OF_ONCE = 15;

  private final BusFeeds feeds;

  TtcRun(Plan plan) throws IOException {
    this.feeds = new BusFeeds(plan.proven());
    Map<String, List<byte[]>> recorded =
        plan.data() == null ? Map.of() : BusRecordings.in(plan.data());
    int steps = plan.once() ? Simulation.POLLS_OF_ONCE : Integer.MAX_VALUE;
    int seconds = plan.once() ? STEP_SECONDS_OF_ONCE : STEP_SECONDS_LIVE;
    for (Kind kind : Kind.values()) {
      MadeUpBuses buses =
          new MadeUpBuses(plan.seed(), plan.start(), seconds, kind.firstId, kind.routes);
      List<byte[]> bodies = recorded.getOrDefault(kind.feed, List.of());
      if (bodies.isEmpty()) {
        feeds.serve(kind.feed, steps, step -> kind.madeUp(buses, step));
      } else {
        feeds.serve(
            kind.feed, bodies.size(), step -> kind.recorded(bodies.get(step), buses.at(step)));
      }
    }
  }

  /** The four feeds, each with buses of its own. */
  @SuppressWarnings("ImmutableEnumChecker") // The list is List.of.
  private enum Kind {
    GTFS("gtfs", "application/x-protobuf", false, 1000, 29, 60, 63) {
      @Override
      byte[] body(List<BusReport> reports, Instant now) {
        return BusBodies.gtfs(reports, now);
      }

      @Override
      List<BusReport> reports(byte[] body, Instant now) {
        throw new UnsupportedOperationException("there are no recordings of it");
      }
    },
    UMOIQ("umoiq", "application/json", true, 4400, 501, 504, 510) {
      @Override
      byte[] body(List<BusReport> reports, Instant now) {
        return BusBodies.umoIq(reports, now);
      }

      @Override
      List<BusReport> reports(byte[] body, Instant now) throws IOException {
        return RecordedBuses.umoIq(body);
      }
    },
    UMOIQ_XML("umoiq-xml", "text/xml", true, 6600, 36, 41) {
      @Override
      byte[] body(List<BusReport> reports, Instant now) {
        return BusBodies.umoIqXml(reports, now);
      }

      @Override
      List<BusReport> reports(byte[] body, Instant now) throws IOException {
        return RecordedBuses.umoIqXml(body);
      }
    },
    RESTBUS("restbus", "application/json", true, 8100, 7, 97) {
      @Override
      byte[] body(List<BusReport> reports, Instant now) {
        return BusBodies.restBus(reports);
      }

      @Override
      List<BusReport> reports(byte[] body, Instant now) throws IOException {
        return RecordedBuses.restBus(body, now);
      }
    };

    private final String feed;
    private final String contentType;
    private final boolean aged;
    private final int firstId;
    private final List<Integer> routes;

    Kind(String feed, String contentType, boolean aged, int firstId, Integer... routes) {
      this.feed = feed;
      this.contentType = contentType;
      this.aged = aged;
      this.firstId = firstId;
      this.routes = List.of(routes);
    }

    abstract byte[] body(List<BusReport> reports, Instant now);

    abstract List<BusReport> reports(byte[] body, Instant now) throws IOException;

    BusFeeds.Answer madeUp(MadeUpBuses buses, int step) {
      List<BusReport> reports = buses.reports(step, aged);
      return new BusFeeds.Answer(
          buses.at(step), body(reports, buses.at(step)), contentType, reports);
    }

    BusFeeds.Answer recorded(byte[] body, Instant now) {
      try {
        return new BusFeeds.Answer(now, body, contentType, reports(body, now));
      } catch (IOException e) {
        throw new UncheckedIOException("a recorded body of " + feed + " cannot be read", e);
      }
    }
  }

  @Override
  public Map<String, String> environment() {
    return Map.of(
        "TTC_GTFS_URL", feeds.url("gtfs"),
        "TTC_UMOIQ_URL", feeds.url("umoiq"),
        "TTC_UMOIQ_XML_URL", feeds.url("umoiq-xml"),
        "TTC_RESTBUS_URL", feeds.url("restbus"));
  }

  @Override
  public void feed(Stores stores) {
    feeds.release();
  }

  @Override
  public void end() {
    feeds.end();
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
    return LastState.ofTimes(
        "what the APIs said last of each bus", reports, BusReport.KEY, BusReport.TIME);
  }

  @Override
  public Optional<String> pending(Stores stores) throws IOException, SQLException {
    if (!feeds.received()) {
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
                .map(row -> DatabaseRows.flags(row, Ttc.FLAGS))
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
