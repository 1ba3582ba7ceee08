package io.tributary.connect.smt.bank;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tables of a bank: accounts in districts, whose owners are clients. Each is a file of cells
 * with semicolons between them and names in its first line. The system property {@code bank.folder}
 * names another folder with files of the same names than the one of the tests.
 */
final class BankData {

  private final Path folder;

  BankData() {
    this.folder = Path.of(System.getProperty("bank.folder", "src/test/resources/bank"));
  }

  /** The rows of a file by the names of its columns. */
  List<Map<String, String>> rows(String table) {
    try {
      List<String> lines =
          Files.readAllLines(folder.resolve(table + ".asc"), StandardCharsets.UTF_8);
      List<String> names = cells(lines.get(0));
      List<Map<String, String>> rows = new ArrayList<>();
      for (String line : lines.subList(1, lines.size())) {
        List<String> cells = cells(line);
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
          row.put(names.get(i), i < cells.size() ? cells.get(i) : "");
        }
        rows.add(row);
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (char c : line.toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ';' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }

  /** What a transfer must be given, worked out from the files alone. */
  Map<Integer, Owner> ownersByAccount() {
    Map<String, Map<String, String>> clients = byKey("client", "client_id");
    Map<String, Map<String, String>> districts = byKey("district", "A1");
    Map<String, String> owners = new HashMap<>();
    for (Map<String, String> disposition : rows("disp")) {
      if (disposition.get("type").equals("OWNER")) {
        owners.put(disposition.get("account_id"), disposition.get("client_id"));
      }
    }
    Map<Integer, Owner> byAccount = new HashMap<>();
    for (Map<String, String> account : rows("account")) {
      String id = account.get("account_id");
      Map<String, String> district = districts.get(account.get("district_id"));
      byAccount.put(
          Integer.valueOf(id),
          Owner.of(
              clients.get(owners.get(id)).get("birth_number"),
              account.get("frequency"),
              district.get("A2"),
              district.get("A3")));
    }
    return byAccount;
  }

  private Map<String, Map<String, String>> byKey(String table, String key) {
    Map<String, Map<String, String>> byKey = new HashMap<>();
    rows(table).forEach(row -> byKey.put(row.get(key), row));
    return byKey;
  }
}
