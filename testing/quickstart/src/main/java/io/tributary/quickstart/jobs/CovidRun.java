package io.tributary.quickstart.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.quickstart.job.JobRun;
import io.tributary.quickstart.job.Plan;
import io.tributary.quickstart.job.Stores;
import io.tributary.quickstart.proof.LineProof;
import io.tributary.quickstart.proof.RawRecord;
import io.tributary.quickstart.proof.TypedReports;
import io.tributary.quickstart.proof.Verdict;
import io.tributary.quickstart.view.Snapshot;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** A run of the topic-to-topic job: the same lines again and again, to both clusters. */
final class CovidRun implements JobRun {

  private static final int PASSES_OF_ONCE = 20;

  private final Plan plan;
  private final List<String> lines;
  private final List<byte[]> bytes;
  private final List<Writer> writers = new ArrayList<>();
  private int passes;
  private boolean ended;

  CovidRun(Plan plan) throws IOException {
    this.plan = plan;
    this.lines =
        plan.data() == null ? ProvinceDays.madeUp(plan.seed()) : ProvinceDays.in(plan.data());
    this.bytes = lines.stream().map(line -> line.getBytes(UTF_8)).toList();
  }

  @Override
  public void prepare(Stores stores) throws SQLException {
    String source = stores.secondBroker().bootstrap();
    stores.secondBroker().createTopic(Covid.INPUT, 2);
    writers.add(Writer.open(stores.bootstrapServers(), Covid.INPUT));
    writers.add(Writer.open(source, Covid.INPUT));
  }

  @Override
  public void feed(Stores stores) {
    if (!fedAll()) {
      writers.forEach(writer -> writer.write(bytes));
      passes++;
    }
  }

  private boolean fedAll() {
    return ended || (plan.once() && passes >= PASSES_OF_ONCE);
  }

  @Override
  public void end() {
    ended = true;
  }

  @Override
  public List<Snapshot.Feed> served(Stores stores) {
    return List.of(new Snapshot.Feed(Covid.INPUT, 0, (long) passes * lines.size()));
  }

  @Override
  public Optional<String> pending(Stores stores) {
    if (!fedAll()) {
      return Optional.of("not all lines are written");
    }
    long written = (long) passes * lines.size();
    for (String topic : List.of(Covid.OUTPUT, Covid.ACROSS)) {
      long arrived =
          stores.rawRecords(topic).size() + (long) stores.rawRecords(Covid.refused(topic)).size();
      if (arrived < written) {
        return Optional.of("lines are on their way to " + topic);
      }
    }
    return Optional.empty();
  }

  @Override
  public List<Verdict> check(Stores stores) throws IOException {
    List<String> written = new ArrayList<>();
    for (int i = 0; i < passes; i++) {
      written.addAll(lines);
    }
    List<Verdict> verdicts = new ArrayList<>();
    for (String topic : List.of(Covid.OUTPUT, Covid.ACROSS)) {
      List<String> arrived = TypedReports.told(stores.rawRecords(topic));
      verdicts.add(
          LineProof.check(
              "reports written = topic " + topic, TypedReports.accepted(written), arrived));
      List<String> noReports = TypedReports.refused(written);
      List<RawRecord> refused = stores.rawRecords(Covid.refused(topic));
      if (noReports.size() + refused.size() > 0) {
        verdicts.add(
            LineProof.check(
                "other lines = topic " + Covid.refused(topic),
                noReports,
                TypedReports.told(refused)));
      }
      List<String> expected = plan.data() == null ? List.of() : TypedReports.expected(plan.data());
      if (!expected.isEmpty()) {
        verdicts.add(
            LineProof.check(
                "expected records = the set of topic " + topic,
                expected,
                List.copyOf(new HashSet<>(arrived))));
      }
    }
    return verdicts;
  }

  @Override
  public void close() {
    writers.forEach(Writer::close);
  }
}
