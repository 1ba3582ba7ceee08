package io.tributary.quickstart.jobs;

import io.tributary.quickstart.job.Chart;
import io.tributary.quickstart.job.Hop;
import io.tributary.quickstart.job.Job;
import io.tributary.quickstart.job.JobRun;
import io.tributary.quickstart.job.Place;
import io.tributary.quickstart.job.Plan;
import io.tributary.quickstart.job.Stores;
import io.tributary.quickstart.job.Topic;
import io.tributary.quickstart.probe.DatabaseProbe;
import io.tributary.quickstart.proof.WordTotals;
import io.tributary.quickstart.proof.live.CountProof;
import io.tributary.quickstart.proof.live.Counted;
import io.tributary.quickstart.proof.live.LiveProof;
import java.io.IOException;
import java.util.List;

/** Lines of text from a topic to totals per word, and to a table with a row per line. */
public final class WordCount implements Job {

  static final String LINES = "lines";
  static final String TOTALS = "word_totals";
  static final String TOKENS = "line_tokens";
  static final String TOTALS_SINK = "word-count-totals";
  static final String LINES_SINK = "word-count-lines";

  @Override
  public String name() {
    return "word-count";
  }

  @Override
  public List<String> connectors() {
    return List.of(TOTALS_SINK, LINES_SINK);
  }

  @Override
  public List<Hop> hops() {
    return List.of(
        new Hop(Place.topic(LINES), TOTALS_SINK, Place.table(TOTALS)),
        new Hop(Place.topic(LINES), LINES_SINK, Place.table(TOKENS)));
  }

  @Override
  public List<Topic> topics() {
    return List.of(new Topic(LINES, 2));
  }

  @Override
  public List<DatabaseProbe> tables() {
    return List.of(new DatabaseProbe(TOTALS, null), new DatabaseProbe(TOKENS, null));
  }

  @Override
  public List<Chart> charts() {
    return List.of(
        new Chart(
            "Words",
            "How often each was seen",
            Chart.Kind.BARS,
            TOTALS,
            "word",
            null,
            "SUM(total)"));
  }

  @Override
  public List<LiveProof> liveProofs(Stores stores) {
    return List.of(
        new CountProof(
            stores.tail(LINES),
            stores.database(),
            TOTALS_SINK,
            new Counted(TOTALS, List.of("word"), "total", WordTotals::keys)));
  }

  @Override
  public JobRun begin(Plan plan) throws IOException {
    return new WordCountRun(plan);
  }
}
