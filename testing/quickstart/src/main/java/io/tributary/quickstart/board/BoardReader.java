package io.tributary.quickstart.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tributary.harness.connect.ConnectRest;
import io.tributary.harness.connect.ConnectRestException;
import io.tributary.quickstart.board.BoardState.ChartData;
import io.tributary.quickstart.board.BoardState.CommitFigures;
import io.tributary.quickstart.board.BoardState.LakeCommits;
import io.tributary.quickstart.board.BoardState.Memory;
import io.tributary.quickstart.board.BoardState.Proven;
import io.tributary.quickstart.board.BoardState.SourceOffset;
import io.tributary.quickstart.job.Chart;
import io.tributary.quickstart.job.Fleet;
import io.tributary.quickstart.job.Job;
import io.tributary.quickstart.job.Stores;
import io.tributary.quickstart.proof.Verdict;
import io.tributary.quickstart.proof.live.LiveProof;
import io.tributary.quickstart.view.Snapshot;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * Gathers what the page shows beyond a snapshot: lag, vehicles, charts, offsets and proofs. What
 * costs more is read less often.
 *
 * <p>Threading: belongs to one thread.
 */
final class BoardReader implements AutoCloseable {

  private static final Duration EXPENSIVE = Duration.ofSeconds(5);
  private static final Duration CHEAP = Duration.ofSeconds(2);
  private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS");

  private final List<Job> jobs;
  private final Stores stores;
  private final ConnectRest rest;
  private final Clock clock;
  private final FlowReader flow;
  private final List<FleetTail> fleets;
  private final List<JobProof> proofs;
  private final Regular proving = new Regular(EXPENSIVE);
  private final Regular asking = new Regular(EXPENSIVE);
  private final Regular charting = new Regular(CHEAP);
  private List<Proven> proven = List.of();
  private List<SourceOffset> offsets = List.of();
  private List<ChartData> charts = List.of();

  BoardReader(List<Job> jobs, Stores stores, ConnectRest rest, Clock clock) {
    this.jobs = jobs;
    this.stores = stores;
    this.rest = rest;
    this.clock = clock;
    this.flow = new FlowReader(stores.offsets());
    this.fleets = new ArrayList<>();
    this.proofs = new ArrayList<>();
    for (Job job : jobs) {
      for (Fleet fleet : job.fleets()) {
        fleets.add(new FleetTail(job.name(), fleet, stores.tail(fleet.topic())));
      }
      for (LiveProof proof : job.liveProofs(stores)) {
        proofs.add(new JobProof(job.name(), proof));
      }
    }
  }

  private record JobProof(String job, LiveProof proof) {}

  /** All that the page shows now. */
  BoardState read(Snapshot snapshot) throws IOException, SQLException {
    Instant now = clock.instant();
    if (proving.due(now)) {
      proven = prove();
    }
    if (asking.due(now)) {
      offsets = sourceOffsets();
    }
    if (charting.due(now)) {
      charts = charts();
    }
    return new BoardState(
        now.toEpochMilli(),
        snapshot.running().toMillis(),
        jobs.stream().map(job -> flow.read(job, snapshot, now)).toList(),
        snapshot.connectors(),
        proven,
        fleets.stream().map(fleet -> fleet.read(now)).toList(),
        charts,
        snapshot.lakes().stream().map(BoardReader::commits).toList(),
        offsets,
        snapshot.servers().stream()
            .map(server -> new Memory(server.name(), server.memory()))
            .toList());
  }

  private List<Proven> prove() throws IOException, SQLException {
    List<Proven> found = new ArrayList<>();
    for (JobProof each : proofs) {
      Verdict verdict = each.proof().check();
      found.add(
          new Proven(
              each.job(),
              verdict.name(),
              clock.millis(),
              verdict.compared(),
              verdict.missing(),
              verdict.doubled(),
              verdict.different(),
              verdict.first()));
    }
    return List.copyOf(found);
  }

  private List<ChartData> charts() throws SQLException {
    List<ChartData> read = new ArrayList<>();
    for (Job job : jobs) {
      for (Chart chart : job.charts()) {
        read.add(ChartReader.read(stores.database(), job.name(), chart));
      }
    }
    return List.copyOf(read);
  }

  private List<SourceOffset> sourceOffsets() {
    List<SourceOffset> found = new ArrayList<>();
    jobs.stream()
        .flatMap(job -> job.connectors().stream())
        .forEach(connector -> addSourceOffsets(connector, found));
    return List.copyOf(found);
  }

  private void addSourceOffsets(String connector, List<SourceOffset> found) {
    for (JsonNode each : offsets(connector)) {
      JsonNode partition = each.path("partition");
      // A sink's offsets are Kafka's, and the flow shows them as lag.
      if (!partition.has("kafka_topic")) {
        found.add(
            new SourceOffset(connector, partition.toString(), each.path("offset").toString()));
      }
    }
  }

  private JsonNode offsets(String connector) {
    try {
      return rest.offsets(connector).path("offsets");
    } catch (ConnectRestException e) {
      return MissingNode.getInstance(); // It may be restarting.
    }
  }

  private static LakeCommits commits(Snapshot.LakeTable lake) {
    return new LakeCommits(
        lake.name(),
        lake.latest().stream()
            .map(
                commit ->
                    new CommitFigures(
                        commit.instant(),
                        LocalDateTime.parse(commit.instant(), INSTANT)
                            .toInstant(ZoneOffset.UTC)
                            .toEpochMilli(),
                        commit.rows(),
                        commit.files(),
                        commit.bytes()))
            .toList());
  }

  @Override
  public void close() {
    fleets.forEach(FleetTail::close);
    proofs.forEach(each -> each.proof().close());
  }
}
