package io.tributary.quickstart.jobs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/** Reports of provinces by day, a JSON object to a line. */
final class ProvinceDays {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd-MM-yyyy", Locale.ROOT);
  private static final LocalDate FIRST = LocalDate.of(2021, 2, 26);
  private static final int DAYS = 8;
  private static final int CASES = 50_000;

  private static final List<String> PROVINCES =
      List.of("Northmark", "Île-Verte", "St. \"Old\" Bay", "南州", "East & West", "Hinterland");

  /** What a topic may hold beside reports. */
  private static final List<String> NO_REPORTS =
      List.of(
          "<html>Please log in</html>",
          "{\"Date\":\"01-03-2021\",\"Province\":\"Northmark\",\"Conf",
          "{\"Date\":\"01-03-2021\",\"Province\":\"Northmark\",\"Confirmed\":\"many\"}",
          "");

  private ProvinceDays() {}

  /** The lines of the folder's {@code *.ndjson} files, in name order. */
  static List<String> in(Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file :
          files.filter(each -> each.toString().endsWith(".ndjson")).sorted().toList()) {
        lines.addAll(Files.readAllLines(file));
      }
    }
    if (lines.isEmpty()) {
      throw new IOException("There is no line in the *.ndjson of " + folder);
    }
    return lines;
  }

  /** Made-up ones: with nulls, members that are missing, corrections below zero, and no reports. */
  static List<String> madeUp(long seed) {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>();
    for (int day = 0; day < DAYS; day++) {
      String date = FIRST.plusDays(day).format(DAY);
      for (String province : PROVINCES) {
        lines.add(report(random, date, province));
      }
    }
    lines.addAll(NO_REPORTS);
    return lines;
  }

  private static String report(Random random, String date, String province) {
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    if (random.nextInt(20) > 0) {
      report.put("Date", date);
    }
    report.put("Province", province);
    for (String name : List.of("Confirmed", "Recovered", "Deaths")) {
      switch (random.nextInt(6)) {
        case 0 -> report.putNull(name);
        case 1 -> {}
        default -> report.put(name, random.nextInt(CASES));
      }
    }
    report.put("NumberToday", random.nextInt(-2, 40));
    report.put("Source", "left out");
    return report.toString();
  }
}
