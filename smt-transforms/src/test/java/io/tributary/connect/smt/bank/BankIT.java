package io.tributary.connect.smt.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.smt.Derive;
import io.tributary.connect.smt.Lookup;
import io.tributary.harness.process.Await;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.ObjectName;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Gives each transfer of a bank what is known of the owner of its account, from tables in a real
 * database or in real topics, also when those change.
 */
class BankIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final BankData DATA = new BankData();

  private static final Schema TRANSFER =
      SchemaBuilder.struct()
          .field("trans_id", Schema.INT32_SCHEMA)
          .field("account_id", Schema.INT32_SCHEMA)
          .field("date", Schema.STRING_SCHEMA)
          .field("type", Schema.STRING_SCHEMA)
          .field("amount", Schema.STRING_SCHEMA)
          .build();

  private static final String EMIT =
      "acc.frequency, dis.A2 AS district, dis.A3 AS region, cli.birth_number";

  private static BankServers servers;

  private final List<Transformation<SourceRecord>> open = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    servers = new BankServers();
    servers.load(DATA);
  }

  @AfterAll
  static void stop() {
    servers.close();
  }

  @AfterEach
  void close() {
    open.forEach(Transformation::close);
  }

  private static String joins(String kind, String owner) {
    return """
    [{"as":"acc","KIND":"account","key":"account_id","on":"account_id","cols":"district_id BIGINT, frequency STRING"},
     {"as":"dis","KIND":"district","key":"A1","on":"acc.district_id","cols":"A2 STRING, A3 STRING"},
     OWNER,
     {"as":"cli","KIND":"client","key":"client_id","on":"own.client_id","cols":"birth_number INT"}]\
    """
        .replace("OWNER", owner)
        .replace("KIND", kind);
  }

  private static final String OWNER_QUERY =
      """
      {"as":"own","query":"select account_id, client_id from disp where type='OWNER' -- not those who may dispose",
       "key":"account_id","on":"account_id","cols":"client_id BIGINT"}\
      """;

  /** A topic cannot be asked for a part, so the part is in the key. */
  private static final String OWNER_TOPIC =
      """
      {"as":"own","topic":"disp","key":"account_id,type","on":"account_id,'OWNER'","cols":"client_id BIGINT"}\
      """;

  private Transformation<SourceRecord> database(String... more) {
    Map<String, String> config = servers.config();
    config.put("joins", joins("table", OWNER_QUERY));
    config.put("emit", EMIT);
    return configured(config, more);
  }

  private Transformation<SourceRecord> topics(String... more) {
    Map<String, String> config = new HashMap<>();
    config.put("source", "topic");
    config.put("kafka.bootstrap.servers", servers.broker().bootstrap());
    config.put("joins", joins("topic", OWNER_TOPIC));
    config.put("emit", EMIT);
    return configured(config, more);
  }

  private Transformation<SourceRecord> configured(Map<String, String> config, String... more) {
    for (int i = 0; i < more.length; i += 2) {
      config.put(more[i], more[i + 1]);
    }
    Transformation<SourceRecord> lookup = new Lookup.Value<>();
    lookup.configure(config);
    open.add(lookup);
    return lookup;
  }

  private static SourceRecord transfer(int id, int account) {
    Struct value =
        new Struct(TRANSFER)
            .put("trans_id", id)
            .put("account_id", account)
            .put("date", "930101")
            .put("type", "CREDIT")
            .put("amount", "1.00");
    return new SourceRecord(Map.of(), Map.of(), "transfers", null, null, null, TRANSFER, value);
  }

  /** What the owner's number of birth tells. */
  private static Transformation<SourceRecord> derivation() {
    Transformation<SourceRecord> derive = new Derive.Value<>();
    derive.configure(
        Map.of(
            "set",
            "gender STRING = (birth_number div 100) % 100 > 50 ? 'FEMALE' : 'MALE',"
                + " age INT = 1999 - (1900 + birth_number div 10000),"
                + " age_level STRING = age < 25 ? 'YOUTH' : age < 36 ? 'ADULT'"
                + " : age < 65 ? 'MIDDLE AGED' : 'SENIOR'"));
    return derive;
  }

  /** Checks every transfer of the file; the number of them. */
  private static int everyTransfer(Transformation<SourceRecord> lookup) {
    Map<Integer, Owner> owners = DATA.ownersByAccount();
    Map<String, Integer> groups = new TreeMap<>();
    int checked = 0;
    try (Transformation<SourceRecord> derive = derivation()) {
      for (Map<String, String> row : DATA.rows("trans_1993")) {
        int account = Integer.parseInt(row.get("account_id"));
        SourceRecord transfer = transfer(Integer.parseInt(row.get("trans_id")), account);
        Struct joined = (Struct) derive.apply(lookup.apply(transfer)).value();
        Owner found =
            new Owner(
                joined.getInt32("birth_number"),
                joined.getString("gender"),
                joined.getInt32("age"),
                joined.getString("age_level"),
                joined.getString("frequency"),
                joined.getString("district"),
                joined.getString("region"));
        if (!found.equals(owners.get(account))) {
          assertThat(found).as("transfer of account %d", account).isEqualTo(owners.get(account));
        }
        groups.merge(found.level() + "|" + found.gender(), 1, Integer::sum);
        checked++;
      }
    }
    System.out.println(checked + " transfers as expected: " + groups);
    return checked;
  }

  @ParameterizedTest
  @ValueSource(strings = {"full", "lru"})
  void everyTransferIsJoinedWithTheDatabase(String cache) {
    assertThat(everyTransfer(database("cache", cache))).isGreaterThanOrEqualTo(200);
  }

  @Test
  void everyTransferIsJoinedWithTopicsOfChangeEvents() throws Exception {
    try (Changes changes = new Changes(servers.broker().bootstrap())) {
      snapshot(changes);
      Transformation<SourceRecord> lookup = topics();

      assertThat(everyTransfer(lookup)).isGreaterThanOrEqualTo(200);

      Map<String, String> client = ownerOf("1");
      int before = birthNumber(lookup, 1);
      Map<String, String> changed = new HashMap<>(client);
      changed.put("birth_number", Integer.toString(before + 1));
      changes.update("client", "client_id", changed);
      Await.until("the update is seen", LIMIT, () -> birthNumber(lookup, 1) == before + 1);
      changes.delete("client", "client_id", changed);
      Await.until("the deletion is seen", LIMIT, () -> birthNumber(lookup, 1) == null);
      changes.update("client", "client_id", client);
      Await.until("the row is back", LIMIT, () -> before == orZero(birthNumber(lookup, 1)));
    }
  }

  private static int orZero(Integer number) {
    return number == null ? 0 : number;
  }

  private static void snapshot(Changes changes) {
    for (String table : List.of("account", "district", "disp", "client")) {
      servers.broker().createTopic(table, 3);
    }
    changes.snapshot("account", "account_id", DATA.rows("account"));
    changes.snapshot("district", "A1", DATA.rows("district"));
    changes.snapshot("disp", "disp_id", DATA.rows("disp"));
    changes.snapshot("client", "client_id", DATA.rows("client"));
  }

  private static Map<String, String> ownerOf(String account) {
    String client =
        DATA.rows("disp").stream()
            .filter(row -> row.get("account_id").equals(account))
            .filter(row -> row.get("type").equals("OWNER"))
            .findFirst()
            .orElseThrow()
            .get("client_id");
    return DATA.rows("client").stream()
        .filter(row -> row.get("client_id").equals(client))
        .findFirst()
        .orElseThrow();
  }

  private static Integer birthNumber(Transformation<SourceRecord> lookup, int account) {
    return ((Struct) lookup.apply(transfer(1, account)).value()).getInt32("birth_number");
  }

  @Test
  void aChangedRowIsSeenAfterARefresh() {
    Transformation<SourceRecord> full = database("refresh.ms", "100");
    Transformation<SourceRecord> lru = database("cache", "lru", "ttl.ms", "100");
    int before = birthNumber(full, 2);
    String client = ownerOf("2").get("client_id");

    servers.execute(
        "UPDATE client SET birth_number = birth_number + 1 WHERE client_id = " + client);

    Await.until("the change is seen", LIMIT, () -> birthNumber(full, 2) == before + 1);
    Await.until("and by single rows", LIMIT, () -> birthNumber(lru, 2) == before + 1);
    servers.execute(
        "UPDATE client SET birth_number = birth_number - 1 WHERE client_id = " + client);
    Await.until("and back", LIMIT, () -> birthNumber(full, 2) == before);
  }

  @Test
  void goesOnWithTheRowsFromBeforeWhileTheDatabaseIsAway() throws Exception {
    servers.execute("CREATE TABLE away (id INT PRIMARY KEY, v INT)");
    servers.execute("INSERT INTO away VALUES (1, 5)");
    Map<String, String> config = servers.config();
    config.put(
        "joins",
        """
        [{"as":"a","table":"away","key":"id","on":"account_id","cols":"v INT"}]\
        """);
    config.put("refresh.ms", "100");
    Transformation<SourceRecord> lookup = configured(config);
    assertThat(value(lookup)).isEqualTo(5);

    servers.database().killHard();
    Await.until("the table is stale", LIMIT, () -> isStale("away"));
    assertThat(value(lookup)).isEqualTo(5);
    servers.database().restart();
    servers.execute("UPDATE away SET v = 6");

    Await.until("the change is seen", LIMIT, () -> value(lookup) == 6);
    assertThat(metric("away", "stale")).isEqualTo(false);
    assertThat((long) metric("away", "read-failures-total")).isPositive();
  }

  private static int value(Transformation<SourceRecord> lookup) {
    return ((Struct) lookup.apply(transfer(1, 1)).value()).getInt32("v");
  }

  private static boolean isStale(String table) {
    try {
      return (boolean) metric(table, "stale");
    } catch (JMException e) {
      throw new AssertionError(e);
    }
  }

  private static Object metric(String table, String attribute) throws JMException {
    ObjectName name =
        ManagementFactory.getPlatformMBeanServer()
            .queryNames(
                new ObjectName("io.tributary.connect.smt:type=lookup,table=" + table + ",*"), null)
            .iterator()
            .next();
    return ManagementFactory.getPlatformMBeanServer().getAttribute(name, attribute);
  }

  @Test
  void readsEachTypeOfMySqlAsItsColumnSays() {
    servers.execute(
        "CREATE TABLE types (id INT PRIMARY KEY, flag TINYINT(1), tiny TINYINT(1), big BIGINT"
            + " UNSIGNED, price DECIMAL(10,3), ratio DOUBLE, day DATE, at DATETIME(3), stamp"
            + " TIMESTAMP(3) NULL, time TIME, year YEAR, text TEXT, kind ENUM('a','b'), bits"
            + " VARBINARY(4), doc JSON)");
    servers.execute("SET time_zone='+00:00'");
    servers.execute(
        "INSERT INTO types VALUES (1, 1, 7, 9007199254740993, 12.345, 0.5, '1993-01-01',"
            + " '1993-01-01 10:20:30.456', '1993-01-01 10:20:30.456', '10:20:30', 1993, 'Zürich',"
            + " 'b', x'00ff', '{\"a\": 1}'), (2, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,"
            + " NULL, NULL, NULL, NULL, NULL, NULL)");
    Map<String, String> config = servers.config();
    config.put(
        "joins",
        """
        [{"as":"t","table":"types","key":"id","on":"account_id","cols":"flag BOOLEAN, tiny TINYINT, big BIGINT, price DECIMAL(10,3), ratio DOUBLE, day DATE, at TIMESTAMP, stamp TIMESTAMP, time TIME, year INT, text STRING, kind STRING, bits BYTES, doc STRING"}]\
        """);
    for (String cache : List.of("full", "lru")) {
      Transformation<SourceRecord> lookup = configured(new HashMap<>(config), "cache", cache);

      Struct row = (Struct) lookup.apply(transfer(1, 1)).value();

      assertThat(row.get("flag")).isEqualTo(true);
      assertThat(row.get("tiny")).isEqualTo((byte) 7);
      assertThat(row.get("big")).isEqualTo(9_007_199_254_740_993L);
      assertThat(row.get("price")).hasToString("12.345");
      assertThat(row.get("ratio")).isEqualTo(0.5);
      assertThat(((java.util.Date) row.get("day")).getTime()).isEqualTo(725_846_400_000L);
      assertThat(((java.util.Date) row.get("at")).getTime()).isEqualTo(725_883_630_456L);
      assertThat(((java.util.Date) row.get("time")).getTime()).isEqualTo(37_230_000L);
      assertThat(row.get("year")).isEqualTo(1993);
      assertThat(row.get("text")).isEqualTo("Zürich");
      assertThat(row.get("kind")).isEqualTo("b");
      assertThat((byte[]) row.get("bits")).containsExactly(0, 255);
      assertThat(row.getString("doc")).contains("\"a\"");
      Struct nulls = (Struct) lookup.apply(transfer(1, 2)).value();
      assertThat(
              nulls.schema().fields().stream()
                  .filter(field -> TRANSFER.field(field.name()) == null)
                  .map(nulls::get))
          .containsOnlyNulls();
    }
  }

  @Test
  void saysWhatIsWrongWithATableAndWhatToDo() {
    assertThat(failure("\"table\":\"acount\"", "x INT"))
        .contains("reading acount at 127.0.0.1")
        .contains("there is no such table. Check the join's table and database.name");
    assertThat(failure("\"table\":\"client\"", "birth_numbr INT"))
        .contains("there is no such column. Check the join's key and cols");
    assertThat(failure("\"query\":\"select 1 from\"", "x INT")).contains("the query is no SQL");
    Map<String, String> config = servers.config();
    config.put("database.password", "canary-9c1");
    config.put("joins", joins("table", OWNER_QUERY));
    assertThatThrownBy(() -> configured(config).apply(transfer(1, 1)))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("the user may not. Check database.user and database.password")
        .hasMessageNotContaining("canary-9c1");
  }

  private String failure(String table, String cols) {
    Map<String, String> config = servers.config();
    config.put(
        "joins",
        "[{\"as\":\"a\",%s,\"key\":\"client_id\",\"on\":\"account_id\",\"cols\":\"%s\"}]"
            .formatted(table, cols));
    Transformation<SourceRecord> lookup = configured(config);
    try {
      lookup.apply(transfer(1, 1));
    } catch (ConnectException e) {
      return e.getMessage();
    }
    throw new AssertionError("nothing was wrong");
  }

  @Test
  void readsAndNeverWrites() throws Exception {
    servers.execute("CREATE TABLE counter (n INT)");
    servers.execute("INSERT INTO counter VALUES (1)");
    servers.execute(
        "CREATE FUNCTION counted() RETURNS INT DETERMINISTIC MODIFIES SQL DATA BEGIN UPDATE counter"
            + " SET n = n + 1; RETURN 1; END",
        servers.database().address().accounts().admin());

    assertThat(failure("\"query\":\"select counted() as client_id, 1 as x\"", "x INT"))
        .contains("the query writes, and only reading is allowed");
  }
}
