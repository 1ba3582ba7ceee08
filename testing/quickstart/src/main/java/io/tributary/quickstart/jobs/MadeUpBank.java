package io.tributary.quickstart.jobs;

import io.tributary.quickstart.proof.Bank;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** A small bank of nobody's, in the shape of PKDD'99's files. */
final class MadeUpBank {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);
  private static final LocalDate FIRST = LocalDate.of(1994, 1, 1);
  private static final int DISTRICTS = 9;
  private static final int CLIENTS = 180;
  private static final int ACCOUNTS = 120;
  private static final int TRANSACTIONS = 4_000;
  private static final int DAYS = 700;
  private static final int FEMALE = 50;
  private static final int LARGEST_CENTS = 90_000_00;
  private static final List<String> OPERATIONS =
      List.of("", "VKLAD", "VYBER", "PREVOD Z UCTU", "PREVOD NA UCET", "VYBER KARTOU");
  private static final List<String> SYMBOLS = List.of("", " ", "SIPO", "UROK");

  private final Random random;

  private MadeUpBank(long seed) {
    this.random = new Random(seed);
  }

  static Bank of(long seed) {
    return new MadeUpBank(seed).bank();
  }

  private Bank bank() {
    List<Map<String, String>> districts = new ArrayList<>();
    for (int id = 1; id <= DISTRICTS; id++) {
      districts.add(row("A1", id, "A2", "Town " + id, "A3", "Region " + id % 3));
    }
    List<Map<String, String>> clients = new ArrayList<>();
    for (int id = 1; id <= CLIENTS; id++) {
      int month = 1 + random.nextInt(12) + (random.nextBoolean() ? FEMALE : 0);
      String birth =
          "%02d%02d%02d".formatted(11 + random.nextInt(77), month, 1 + random.nextInt(28));
      clients.add(row("client_id", id, "birth_number", birth, "district_id", district()));
    }
    List<Map<String, String>> accounts = new ArrayList<>();
    List<Map<String, String>> disps = new ArrayList<>();
    for (int id = 1; id <= ACCOUNTS; id++) {
      accounts.add(
          row(
              "account_id",
              id,
              "district_id",
              district(),
              "frequency",
              "MONTHLY",
              "date",
              "930101"));
      // Who owns the account, and for some somebody else who may dispose of it.
      disps.add(disp(disps.size() + 1, id, id, "OWNER"));
      if (id <= CLIENTS - ACCOUNTS) {
        disps.add(disp(disps.size() + 1, ACCOUNTS + id, id, "DISPONENT"));
      }
    }
    return new Bank(districts, accounts, clients, disps, transactions());
  }

  private static Map<String, String> disp(int id, int client, int account, String type) {
    return row("disp_id", id, "client_id", client, "account_id", account, "type", type);
  }

  private int district() {
    return 1 + random.nextInt(DISTRICTS);
  }

  private List<Map<String, String>> transactions() {
    List<Map<String, String>> transactions = new ArrayList<>();
    for (int i = 0; i < TRANSACTIONS; i++) {
      String date = FIRST.plusDays((long) DAYS * i / TRANSACTIONS).format(DAY);
      transactions.add(
          row(
              "trans_id",
              7 * i + 11,
              "account_id",
              1 + random.nextInt(ACCOUNTS),
              "date",
              date,
              "type",
              random.nextBoolean() ? "PRIJEM" : "VYDAJ",
              "operation",
              pick(OPERATIONS),
              "amount",
              money(),
              "balance",
              money(),
              "k_symbol",
              pick(SYMBOLS),
              "bank",
              "",
              "account",
              ""));
    }
    return transactions;
  }

  private String pick(List<String> texts) {
    return texts.get(random.nextInt(texts.size()));
  }

  private String money() {
    int cents = random.nextInt(LARGEST_CENTS);
    return "%d.%02d".formatted(cents / 100, cents % 100);
  }

  private static Map<String, String> row(Object... namesAndCells) {
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < namesAndCells.length; i += 2) {
      row.put(namesAndCells[i].toString(), namesAndCells[i + 1].toString());
    }
    return row;
  }
}
