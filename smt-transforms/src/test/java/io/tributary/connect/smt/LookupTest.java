package io.tributary.connect.smt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.harness.process.Await;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.management.ObjectName;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records joined with tables of files. */
class LookupTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private static final String ACCOUNTS =
      "{'as':'acc','file':'%s','key':'account_id','on':'account_id',"
          + "'cols':'owner_id BIGINT, opened DATE, rate DECIMAL(4,2)'}";
  private static final String OWNERS =
      "{'as':'own','file':'%s','key':'id','on':'acc.owner_id','cols':'name STRING'}";

  private static final Schema TRANSFER =
      SchemaBuilder.struct()
          .name("transfer")
          .version(3)
          .field("id", Schema.INT64_SCHEMA)
          .field("account_id", Schema.INT32_SCHEMA)
          .field("note", SchemaBuilder.string().optional().defaultValue("-").build())
          .build();

  private static String accounts() {
    return ACCOUNTS.formatted(
        TableFiles.csv(
            "accounts",
            "account_id,owner_id,opened,rate",
            "1,11,1993-01-01,1.50",
            "2,12,,",
            "3,99,1994-02-02,2"));
  }

  private static String owners() {
    return OWNERS.formatted(
        TableFiles.write(
            "owners.json", "[{\"id\":11,\"name\":\"Ada\"},{\"id\":12,\"name\":\"Ben\"}]"));
  }

  private static String[] config(String joins, String... more) {
    String[] all = new String[4 + more.length];
    all[0] = "source";
    all[1] = "file";
    all[2] = "joins";
    all[3] = ("[" + joins + "]").replace('\'', '"');
    System.arraycopy(more, 0, all, 4, more.length);
    return all;
  }

  private static Map<String, String> props(String... keysAndValues) {
    Map<String, String> props = new HashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      props.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return props;
  }

  private static Lookup<SourceRecord> lookup(String joins, String... more) {
    Lookup<SourceRecord> lookup = new Lookup.Value<>();
    lookup.configure(props(config(joins, more)));
    return lookup;
  }

  private static SourceRecord record(Schema schema, Object value) {
    return new SourceRecord(Map.of(), Map.of(), "transfers", 0, null, null, schema, value);
  }

  private static Struct transfer(int account) {
    return new Struct(TRANSFER).put("id", 7L).put("account_id", account);
  }

  @Test
  void joinsStructsOverTwoHops() {
    Lookup<SourceRecord> lookup =
        lookup(
            accounts() + "," + owners(),
            "emit",
            "own.name AS owner, acc.opened, acc.rate, acc.owner_id");

    SourceRecord joined = lookup.apply(record(TRANSFER, transfer(1)));

    Struct value = (Struct) joined.value();
    assertThat(value.schema().fields().stream().map(field -> field.name()))
        .containsExactly("id", "account_id", "note", "owner", "opened", "rate", "owner_id");
    assertThat(joined.valueSchema().name()).isEqualTo("transfer");
    assertThat(joined.valueSchema().version()).isEqualTo(3);
    assertThat(value.getString("owner")).isEqualTo("Ada");
    assertThat(value.get("opened")).isEqualTo(new Date(725_846_400_000L));
    assertThat(value.get("rate")).isEqualTo(new BigDecimal("1.50"));
    assertThat(value.getInt64("owner_id")).isEqualTo(11L);
    assertThat(value.getWithoutDefault("note")).as("a null beside a default stays null").isNull();
    assertThat(lookup.apply(record(TRANSFER, transfer(2))).valueSchema())
        .isSameAs(joined.valueSchema());
  }

  @Test
  void givesEqualSchemasOneSchema() {
    Lookup<SourceRecord> lookup = lookup(accounts(), "emit", "acc.owner_id");
    Schema copy =
        SchemaBuilder.struct()
            .name("transfer")
            .version(3)
            .field("id", Schema.INT64_SCHEMA)
            .field("account_id", Schema.INT32_SCHEMA)
            .field("note", SchemaBuilder.string().optional().defaultValue("-").build())
            .build();
    Struct other = new Struct(copy).put("id", 8L).put("account_id", 2);

    assertThat(lookup.apply(record(copy, other)).valueSchema())
        .isSameAs(lookup.apply(record(TRANSFER, transfer(1))).valueSchema());
  }

  @Test
  void joinsMapsWithWhatAMapMayHold() {
    Object joined =
        lookup(accounts(), "emit", "acc.*")
            .apply(record(null, Json.of("{'id':7,'account_id':1}")))
            .value();

    assertThat(joined)
        .isEqualTo(
            Json.of("{'id':7,'account_id':1,'owner_id':11,'opened':725846400000,'rate':'1.50'}"));
  }

  @Test
  void addsAllColumnsOfAllJoinsUnlessTold() {
    Object joined =
        lookup(accounts() + "," + owners())
            .apply(record(null, Json.of("{'account_id':1}")))
            .value();

    assertThat(((Map<?, ?>) joined).keySet())
        .map(Object::toString)
        .containsExactly("account_id", "owner_id", "opened", "rate", "name");
  }

  @Test
  void replacesAFieldOfTheSameNameWhereItStands() {
    Struct joined =
        (Struct)
            lookup(accounts(), "emit", "acc.rate AS account_id")
                .apply(record(TRANSFER, transfer(1)))
                .value();

    assertThat(joined.schema().fields().stream().map(field -> field.name()))
        .containsExactly("id", "account_id", "note");
    assertThat(joined.get("account_id")).isEqualTo(new BigDecimal("1.50"));
  }

  @Test
  void asksWithNestedFieldsAndCompositeKeys() {
    String stops =
        "{'as':'stop','file':'%s','key':'line, stop','on':'at.line, at.`stop.no`','cols':'name STRING'}"
            .formatted(
                TableFiles.csv("composite", "line,stop,name", "7,1,Bathurst", "8,1,Broadview"));

    Object joined =
        lookup(stops, "emit", "stop.name")
            .apply(record(null, Json.of("{'at':{'line':8,'stop.no':1}}")))
            .value();

    assertThat(((Map<?, ?>) joined).get("name")).isEqualTo("Broadview");
  }

  @Test
  void leavesNullsWhereNothingIsFound() {
    Struct joined =
        (Struct)
            lookup(accounts() + "," + owners(), "emit", "acc.rate, own.name")
                .apply(record(TRANSFER, transfer(4)))
                .value();

    assertThat(joined.get("rate")).isNull();
    assertThat(joined.get("name")).isNull();
  }

  @Test
  void marksAMissInAHeaderOfTheNewRecordAlone() {
    SourceRecord before = record(TRANSFER, transfer(3));
    before.headers().addString("trace", "abc");

    SourceRecord joined = lookup(accounts() + "," + owners(), "on.miss", "header").apply(before);

    assertThat(joined.headers().lastWithName("lookup.miss").value()).isEqualTo("own");
    assertThat(joined.headers().lastWithName("trace").value()).isEqualTo("abc");
    assertThat(before.headers()).hasSize(1);
  }

  @Test
  void doesWithAMissWhatTheJoinOrTheKeySays() {
    String withDefault = accounts().replace("owner_id BIGINT", "owner_id BIGINT DEFAULT -1");

    assertThat(lookup(accounts(), "on.miss", "drop").apply(record(TRANSFER, transfer(4)))).isNull();
    assertThatThrownBy(
            () -> lookup(accounts(), "on.miss", "fail").apply(record(TRANSFER, transfer(4))))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("Lookup could not transform the value [topic=transfers partition=0]")
        .hasMessageContaining("/acc: table accounts.csv has no row");
    assertThatThrownBy(
            () -> lookup(accounts(), "on.miss", "retry").apply(record(TRANSFER, transfer(4))))
        .isInstanceOf(RetriableException.class)
        .hasMessageContaining("errors.retry.timeout");
    Struct filled =
        (Struct)
            lookup(withDefault, "on.miss", "default", "emit", "acc.owner_id")
                .apply(record(TRANSFER, transfer(4)))
                .value();
    assertThat(filled.get("owner_id")).isEqualTo(-1L);
    String own = accounts().replace("'cols'", "'on.miss':'drop','cols'");
    assertThat(lookup(own).apply(record(TRANSFER, transfer(4)))).isNull();
  }

  @Test
  void aNullKeyFindsNothing() {
    Object joined =
        lookup(accounts(), "emit", "acc.rate")
            .apply(record(null, Json.of("{'account_id':null}")))
            .value();

    assertThat(joined).isEqualTo(Json.of("{'account_id':null,'rate':null}"));
  }

  @Test
  void saysThatAStringNeverFindsANumber() {
    SourceRecord textual = record(null, Json.of("{'account_id':'1'}"));

    assertThatThrownBy(() -> lookup(accounts()).apply(textual))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(
            "/acc: the record's key is a string, but no key of table accounts.csv is")
        .hasMessageContaining("key.as.text=true");
    assertThat(
            ((Map<?, ?>) lookup(accounts(), "key.as.text", "true").apply(textual).value())
                .get("owner_id"))
        .isEqualTo(11L);
  }

  @ParameterizedTest
  @CsvSource({"key.trim, true, ' ab '", "key.case, ignore, AB"})
  void comparesKeysAsTold(String key, String value, String asked) {
    String codes =
        "{'as':'c','file':'%s','key':'code','on':'code','cols':'name STRING'}"
            .formatted(TableFiles.csv("codes", "code,name", "ab,found"));
    SourceRecord record = record(null, Json.of("{'code':'" + asked + "'}"));

    assertThat(((Map<?, ?>) lookup(codes).apply(record).value()).get("name")).isNull();
    assertThat(((Map<?, ?>) lookup(codes, key, value).apply(record).value()).get("name"))
        .isEqualTo("found");
  }

  @Test
  void refusesATableWithTwoRowsForOneKeyUnlessTold() {
    String twice =
        "{'as':'t','file':'%s','key':'id','on':'id','cols':'name STRING'}"
            .formatted(TableFiles.csv("twice", "id,name", "1,first", "1,last"));
    SourceRecord record = record(null, Json.of("{'id':1}"));

    assertThatThrownBy(() -> lookup(twice).apply(record))
        .isInstanceOf(ConnectException.class)
        .isNotInstanceOf(RetriableException.class)
        .hasMessageContaining("table twice.csv has several rows for one value of id");
    for (String choice : List.of("first", "last")) {
      String chosen = twice.replace("'cols'", "'dup':'" + choice + "','cols'");
      assertThat(((Map<?, ?>) lookup(chosen).apply(record).value()).get("name")).isEqualTo(choice);
    }
  }

  @Test
  void refusesATableThatIsTooLarge() {
    assertThatThrownBy(
            () -> lookup(accounts(), "max.rows", "2").apply(record(TRANSFER, transfer(1))))
        .hasMessageContaining("table accounts.csv has more than max.rows=2 rows");
  }

  @Test
  void saysWhichCellDoesNotFitWithoutQuotingIt() {
    String wrong =
        "{'as':'t','file':'%s','key':'id','on':'id','cols':'size INT'}"
            .formatted(TableFiles.csv("wrong", "id,size", "1,secret"));

    assertThatThrownBy(() -> lookup(wrong).apply(record(null, Json.of("{'id':1}"))))
        .hasMessageContaining(
            "a row of table wrong.csv does not fit its cols: /size: cannot convert")
        .hasMessageNotContaining("secret");
  }

  @Test
  void refusesWhatIsNoObject() {
    assertThatThrownBy(() -> lookup(accounts()).apply(record(Schema.STRING_SCHEMA, "x")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("there is no object to add columns to");
  }

  @Test
  void readsAFileAgainWhenItHasChanged() {
    String joins =
        "{'as':'s','file':'%s','key':'id','on':'id','cols':'name STRING'}"
            .formatted(TableFiles.csv("changing", "id,name", "1,before"));
    Lookup<SourceRecord> lookup = lookup(joins, "refresh.ms", "20", "refresh.jitter", "0");
    assertThat(nameOf(lookup)).isEqualTo("before");

    TableFiles.csv("changing", "id,name", "1,and after");

    Await.until("the file is read again", LIMIT, () -> "and after".equals(nameOf(lookup)));
    lookup.close();
  }

  @Test
  void aTableThatCannotBeReadAgainIsStaleOrRefused() {
    String joins =
        "{'as':'s','file':'%s','key':'id','on':'id','cols':'name STRING'}"
            .formatted(TableFiles.csv("breaking", "id,name", "1,kept"));
    Lookup<SourceRecord> stale = lookup(joins, "refresh.ms", "20");
    Lookup<SourceRecord> refusing = lookup(joins, "refresh.ms", "20", "on.refresh.error", "fail");
    assertThat(nameOf(refusing)).isEqualTo("kept");
    assertThat(nameOf(stale)).isEqualTo("kept");

    TableFiles.csv("breaking", "id,nom", "1,lost");

    Await.until("the broken file is noticed", LIMIT, () -> refusal(refusing) != null);
    assertThat(refusal(refusing))
        .contains("on.refresh.error=fail: file breaking.csv has no column 'name'");
    assertThat(nameOf(stale)).isEqualTo("kept");
    TableFiles.csv("breaking", "id,name", "1,mended");
    stale.close();
    refusing.close();
  }

  private static Object nameOf(Lookup<SourceRecord> lookup) {
    Object joined = lookup.apply(record(null, Json.of("{'id':1}"))).value();
    return ((Map<?, ?>) joined).get("name");
  }

  private static String refusal(Lookup<SourceRecord> lookup) {
    try {
      nameOf(lookup);
      return null;
    } catch (ConnectException e) {
      return e.getMessage();
    }
  }

  @Test
  void waitsForATableNoLongerThanTold() {
    String joins =
        "{'as':'s','file':'%s','key':'id','on':'id','cols':'name STRING'}"
            .formatted(TableFiles.csv("late", "id").resolveSibling("not-there-yet.csv"));
    Lookup<SourceRecord> lookup = lookup(joins, "load.timeout.ms", "50");

    assertThatThrownBy(() -> nameOf(lookup))
        .isInstanceOf(RetriableException.class)
        .hasMessageContaining("could not load table not-there-yet.csv within load.timeout.ms=50");
    Await.until(
        "the cause is told",
        LIMIT,
        () -> refusal(lookup).contains("file not-there-yet.csv cannot be read"));
    lookup.close();
  }

  @Test
  void readsObjectsLineByLine() {
    String joins =
        "{'as':'s','file':'%s','key':'id','on':'id','cols':'name STRING'}"
            .formatted(
                TableFiles.write("lines.ndjson", "{\"id\":1,\"name\":\"one\"}\n\n{\"id\":2}\n"));

    assertThat(nameOf(lookup(joins))).isEqualTo("one");
  }

  @Test
  void sharesOneTableBetweenTasksAndTellsItByJmx() throws Exception {
    String joins =
        "{'as':'s','file':'%s','key':'id','on':'id','cols':'name STRING'}"
            .formatted(TableFiles.csv("shared", "id,name", "1,one", "2,two"));
    ObjectName pattern = new ObjectName("io.tributary.connect.smt:type=lookup,table=shared.csv,*");
    Lookup<SourceRecord> first = lookup(joins);
    Lookup<SourceRecord> second = lookup(joins);
    first.apply(record(null, Json.of("{'id':1}")));
    second.apply(record(null, Json.of("{'id':3}")));

    Set<ObjectName> names = ManagementFactory.getPlatformMBeanServer().queryNames(pattern, null);
    assertThat(names).hasSize(1);
    ObjectName name = names.iterator().next();
    assertThat(attribute(name, "users")).isEqualTo(2L);
    assertThat(attribute(name, "rows")).isEqualTo(2L);
    assertThat(attribute(name, "hits-total")).isEqualTo(1L);
    assertThat(attribute(name, "misses-total")).isEqualTo(1L);
    assertThat((long) attribute(name, "last-refresh-ms")).isPositive();
    assertThat((long) attribute(name, "estimated-bytes")).isPositive();

    first.close();
    first.close();
    assertThat(attribute(name, "users")).isEqualTo(1L);
    second.close();
    assertThat(ManagementFactory.getPlatformMBeanServer().queryNames(pattern, null)).isEmpty();
  }

  private static Object attribute(ObjectName name, String attribute) throws Exception {
    return ManagementFactory.getPlatformMBeanServer().getAttribute(name, attribute);
  }
}
