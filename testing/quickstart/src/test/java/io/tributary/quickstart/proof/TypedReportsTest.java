package io.tributary.quickstart.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TypedReportsTest {

  private static final String REPORT =
      "{\"Deaths\":0,\"Date\":\"30-09-2020\",\"Province\":\"Yukon\",\"Confirmed\":15,"
          + "\"Recovered\":null,\"Source\":\"x\"}";

  @Test
  void keysByDateOrdersColumnsAndLeavesNullsOut() {
    assertThat(TypedReports.accepted(List.of(REPORT)))
        .containsExactly("30-09-2020\t{\"Province\":\"Yukon\",\"Confirmed\":15,\"Deaths\":0}");
    assertThat(TypedReports.refused(List.of(REPORT))).isEmpty();
  }

  @Test
  void hasNoKeyWithoutADate() {
    assertThat(TypedReports.accepted(List.of("{\"Province\":\"Yukon\",\"Date\":null}")))
        .containsExactly("\t{\"Province\":\"Yukon\"}");
  }

  @Test
  void refusesWhatIsNoReport() {
    List<String> lines = List.of("<html>", "[1]", "{\"Confirmed\":\"many\"}", "{\"Date\":\"0");

    assertThat(TypedReports.accepted(lines)).isEmpty();
    assertThat(TypedReports.refused(lines))
        .containsExactly(
            "\t{\"refused\":\"<html>\"}",
            "\t{\"refused\":\"[1]\"}",
            "\t{\"refused\":\"{\\\"Confirmed\\\":\\\"many\\\"}\"}",
            "\t{\"refused\":\"{\\\"Date\\\":\\\"0\"}");
  }

  @Test
  void tellsRecordsAsTheirKeyATabAndTheirValue() {
    assertThat(
            TypedReports.told(
                List.of(
                    new RawRecord(0, 0, "k".getBytes(UTF_8), "{}".getBytes(UTF_8)),
                    new RawRecord(0, 1, null, "{}".getBytes(UTF_8)))))
        .containsExactly("k\t{}", "\t{}");
  }

  @Test
  void readsTheFilesOfExpectedRecords(@TempDir Path folder) throws IOException {
    assertThat(TypedReports.expected(folder)).isEmpty();
    Files.writeString(folder.resolve("expected_b.tsv"), "k\t{}\n");

    assertThat(TypedReports.expected(folder)).containsExactly("k\t{}");
  }
}
