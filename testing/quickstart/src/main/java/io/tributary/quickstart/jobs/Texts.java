package io.tributary.quickstart.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** The messages of one pass of the word count. */
final class Texts {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** With signs that an SQL statement, a collation or a careless split would trip over. */
  private static final List<String> WORDS =
      List.of(
          "river",
          "River",
          "mill",
          "bread",
          "it's",
          "Straße",
          "strasse",
          "café",
          "cafe",
          "東京",
          "\"quoted\"",
          "50%",
          "a_b",
          "a\\b",
          "N",
          "n",
          "-",
          "🚲",
          "the",
          "of");

  private static final List<String> GAPS = List.of(" ", " ", " ", "  ", "\n", "\n\n", "\t", " \n ");
  private static final int MESSAGES = 40;
  private static final int LONGEST = 12;

  private Texts() {}

  /** The members' values, in order, of the JSON objects in the folder's {@code *.json} files. */
  static List<String> in(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
    List<String> texts = new ArrayList<>();
    for (Path file : files) {
      for (JsonNode text : JSON.readTree(file.toFile())) {
        if (!text.isTextual()) {
          throw new IOException(file + " is to be a JSON object whose members are texts");
        }
        texts.add(text.textValue());
      }
    }
    if (texts.isEmpty()) {
      throw new IOException("There is no text in the *.json of " + folder);
    }
    return texts;
  }

  /** Made-up ones; an empty one and one of blanks are among them. */
  static List<String> madeUp(long seed) {
    Random random = new Random(seed);
    List<String> texts = new ArrayList<>(List.of("", " \n "));
    while (texts.size() < MESSAGES) {
      StringBuilder text = new StringBuilder();
      int words = 1 + random.nextInt(LONGEST);
      for (int i = 0; i < words; i++) {
        text.append(i == 0 ? "" : GAPS.get(random.nextInt(GAPS.size())));
        text.append(WORDS.get(random.nextInt(WORDS.size())));
      }
      texts.add(text.toString());
    }
    return texts;
  }
}
