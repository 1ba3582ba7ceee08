package io.tributary.quickstart.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the reports of provinces must become, by plain Jackson: the date is the key, the rest stays
 * in this order, nulls are left out. Records are told as their key, a tab and their value.
 */
public final class TypedReports {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> NUMBERS =
      List.of("Confirmed", "Recovered", "Deaths", "NumberToday");

  private TypedReports() {}

  /**
   * What becomes of a line.
   *
   * @param refused whether it is no report
   */
  private record Outcome(boolean refused, String record) {}

  /** The records that the reports among the lines become. */
  public static List<String> accepted(List<String> lines) {
    return outcomes(lines, false);
  }

  /** The records that the other lines become. */
  public static List<String> refused(List<String> lines) {
    return outcomes(lines, true);
  }

  private static List<String> outcomes(List<String> lines, boolean refused) {
    return lines.stream()
        .map(TypedReports::outcome)
        .filter(outcome -> outcome.refused() == refused)
        .map(Outcome::record)
        .toList();
  }

  private static Outcome outcome(String line) {
    JsonNode report;
    try {
      report = JSON.readTree(line.getBytes(UTF_8));
    } catch (IOException e) {
      return refusal(line);
    }
    ObjectNode value = JsonNodeFactory.instance.objectNode();
    if (report.hasNonNull("Province")) {
      value.set("Province", report.get("Province"));
    }
    for (String name : NUMBERS) {
      JsonNode number = report.path(name);
      if (number.isTextual() || !report.isObject()) {
        return refusal(line);
      }
      if (number.isNumber()) {
        value.set(name, number);
      }
    }
    String key = report.hasNonNull("Date") ? report.get("Date").textValue() : "";
    return report.isObject() ? new Outcome(false, key + "\t" + value) : refusal(line);
  }

  private static Outcome refusal(String line) {
    return new Outcome(true, "\t" + JsonNodeFactory.instance.objectNode().put("refused", line));
  }

  /** Records of a topic in the same form. */
  public static List<String> told(List<RawRecord> records) {
    return records.stream()
        .map(record -> (record.key() == null ? "" : record.keyText()) + "\t" + record.valueText())
        .toList();
  }

  /** The records of the folder's {@code expected_*.tsv}; none when there is no such file. */
  public static List<String> expected(Path folder) throws IOException {
    List<String> records = new ArrayList<>();
    try (var files = Files.newDirectoryStream(folder, "expected_*.tsv")) {
      for (Path file : files) {
        records.addAll(Files.readAllLines(file));
      }
    }
    return records;
  }
}
