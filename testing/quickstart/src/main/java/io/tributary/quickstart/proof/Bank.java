package io.tributary.quickstart.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A bank as the files of PKDD'99 tell it: cells by the names in the files' first lines, as texts.
 */
public record Bank(
    List<Map<String, String>> districts,
    List<Map<String, String>> accounts,
    List<Map<String, String>> clients,
    List<Map<String, String>> disps,
    List<Map<String, String>> transactions) {

  /**
   * Reads a bank.
   *
   * @param folder holds {@code district.asc} and so on; its transactions are {@code trans*.asc}
   */
  public static Bank in(Path folder) throws IOException {
    List<Map<String, String>> transactions = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(file -> file.getFileName().toString().matches("trans.*\\.asc"))
          .sorted()
          .forEach(file -> transactions.addAll(rows(file)));
      return new Bank(
          rows(folder.resolve("district.asc")),
          rows(folder.resolve("account.asc")),
          rows(folder.resolve("client.asc")),
          rows(folder.resolve("disp.asc")),
          transactions);
    } catch (UncheckedIOException e) {
      throw new IOException("There is no bank in " + folder, e);
    }
  }

  private static List<Map<String, String>> rows(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      List<String> names = cells(lines.get(0));
      List<Map<String, String>> rows = new ArrayList<>();
      for (String line : lines.subList(1, lines.size())) {
        List<String> cells = cells(line);
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
          row.put(names.get(i), cells.get(i));
        }
        rows.add(row);
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** No cell of these files holds a semicolon or a quote. */
  private static List<String> cells(String line) {
    return Stream.of(line.split(";", -1)).map(cell -> cell.replace("\"", "")).toList();
  }
}
