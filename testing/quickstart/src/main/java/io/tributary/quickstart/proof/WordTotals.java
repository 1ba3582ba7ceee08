package io.tributary.quickstart.proof;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/** Counts words by plain Java: each message of the topic is a JSON text. */
public final class WordTotals {

  /** The name of a file with the true totals of one pass: word, tab, total. */
  public static final String EXPECTED = "expected_true_word_totals_one_pass.tsv";

  private static final ObjectMapper JSON = new ObjectMapper();

  private WordTotals() {}

  /** How often each word is in all messages; words are what stands between white space. */
  public static Table ofWords(List<RawRecord> messages) {
    Map<String, Long> totals = new HashMap<>();
    for (RawRecord message : messages) {
      StringTokenizer words = new StringTokenizer(text(message));
      while (words.hasMoreTokens()) {
        totals.merge(words.nextToken(), 1L, Long::sum);
      }
    }
    return table("a count of the topic's words", totals);
  }

  /** The word of each of a message's words, as a key. */
  public static List<List<@Nullable Object>> keys(RawRecord message) {
    List<List<@Nullable Object>> keys = new ArrayList<>();
    new StringTokenizer(text(message))
        .asIterator()
        .forEachRemaining(word -> keys.add(List.of(word)));
    return keys;
  }

  /** Each line of each message, with how many parts blanks part it in. */
  public static Table ofLines(List<RawRecord> messages) {
    Map<List<@Nullable Object>, Row> rows = new LinkedHashMap<>();
    for (RawRecord message : messages) {
      Map<String, Long> times = new LinkedHashMap<>();
      for (String line : text(message).split("\n", -1)) {
        times.merge(line, 1L, Long::sum);
      }
      times.forEach(
          (line, count) ->
              rows.put(
                  List.of((long) message.partition(), message.offset(), line),
                  new Row(Map.of("tokens", (long) line.split(" ", -1).length, "times", count))));
    }
    return new Table("the topic's lines", rows);
  }

  /** The totals that a file tells for one pass, for some passes. */
  public static Table expected(Path file, long passes) throws IOException {
    Map<String, Long> totals = new HashMap<>();
    for (String line : Files.readAllLines(file)) {
      String[] cells = line.split("\t", -1);
      totals.put(cells[0], Long.parseLong(cells[1]) * passes);
    }
    return table(passes + " times the expected totals", totals);
  }

  private static Table table(String name, Map<String, Long> totals) {
    Map<List<@Nullable Object>, Row> rows = new LinkedHashMap<>();
    totals.forEach((word, total) -> rows.put(List.of(word), new Row(Map.of("total", total))));
    return new Table(name, rows);
  }

  private static String text(RawRecord message) {
    try {
      return JSON.readTree(Objects.requireNonNull(message.value(), "a message")).textValue();
    } catch (IOException e) {
      throw new UncheckedIOException("a message that is no JSON", e);
    }
  }
}
