package io.tributary.quickstart.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.TextNode;
import io.tributary.quickstart.job.JobRun;
import io.tributary.quickstart.job.Plan;
import io.tributary.quickstart.job.Stores;
import io.tributary.quickstart.proof.DatabaseRows;
import io.tributary.quickstart.proof.Differences;
import io.tributary.quickstart.proof.RawRecord;
import io.tributary.quickstart.proof.Row;
import io.tributary.quickstart.proof.Table;
import io.tributary.quickstart.proof.Verdict;
import io.tributary.quickstart.proof.WordTotals;
import io.tributary.quickstart.view.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A run of the word count: the same messages again and again, in passes. */
final class WordCountRun implements JobRun {

  private static final int PASSES_OF_ONCE = 100;
  private static final int PASSES_AT_A_TIME = 10;

  private final Plan plan;
  private final List<String> texts;
  private long passes;
  private boolean ended;
  private @Nullable Writer writer;

  WordCountRun(Plan plan) throws IOException {
    this.plan = plan;
    this.texts = plan.data() == null ? Texts.madeUp(plan.seed()) : Texts.in(plan.data());
  }

  @Override
  public void feed(Stores stores) {
    if (fedAll()) {
      return;
    }
    if (writer == null) {
      writer = Writer.open(stores.bootstrapServers(), WordCount.LINES);
    }
    int next = plan.once() ? PASSES_AT_A_TIME : 1;
    List<byte[]> pass =
        texts.stream().map(text -> TextNode.valueOf(text).toString().getBytes(UTF_8)).toList();
    writer.write(Collections.nCopies(next, pass).stream().flatMap(List::stream).toList());
    passes += next;
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
    return List.of();
  }

  @Override
  public Optional<String> pending(Stores stores) {
    if (!fedAll()) {
      return Optional.of("not all lines are written");
    }
    return Stream.of(WordCount.TOTALS_SINK, WordCount.LINES_SINK)
        .filter(sink -> !stores.delivered(sink, WordCount.LINES))
        .findFirst()
        .map(sink -> sink + " has not reached the end of the lines");
  }

  @Override
  public List<Verdict> check(Stores stores) throws IOException, SQLException {
    List<RawRecord> lines = stores.rawRecords(WordCount.LINES);
    List<Row> totals = DatabaseRows.of(stores.database(), WordCount.TOTALS);
    List<Verdict> verdicts = new ArrayList<>();
    Differences written = new Differences();
    if (lines.size() != passes * texts.size()) {
      written.add(lines.size() + " messages in the topic, " + passes * texts.size() + " written");
    }
    verdicts.add(written.verdict("written messages = topic lines", lines.size()));
    verdicts.add(compared(WordTotals.ofWords(lines), WordCount.TOTALS, totals, "word"));
    verdicts.add(
        compared(
            WordTotals.ofLines(lines),
            WordCount.TOKENS,
            DatabaseRows.of(stores.database(), WordCount.TOKENS),
            "kafka_partition",
            "kafka_offset",
            "words"));
    Path expected = plan.data() == null ? null : plan.data().resolve(WordTotals.EXPECTED);
    if (expected != null && Files.exists(expected)) {
      verdicts.add(
          compared(WordTotals.expected(expected, passes), WordCount.TOTALS, totals, "word"));
    }
    return verdicts;
  }

  private static Verdict compared(Table expected, String table, List<Row> rows, String... key) {
    Differences differences = new Differences();
    Table stored = Table.keyed("the table " + table, rows, List.of(key), differences);
    List<String> columns =
        expected.rows().values().stream().findAny().map(Row::columns).stream()
            .flatMap(names -> names.stream())
            .toList();
    expected.compareWith(stored, columns, differences);
    return differences.verdict("table " + table + " = " + expected.name(), expected.rows().size());
  }

  @Override
  public void close() {
    if (writer != null) {
      writer.close();
    }
  }
}
