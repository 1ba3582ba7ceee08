package io.tributary.connect.smt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a POST answers to wrong lookups. */
class LookupValidationTest {

  private static final String ACCOUNT =
      "{'as':'acc','table':'account','key':'account_id','on':'account_id',"
          + "'cols':'district_id BIGINT, frequency STRING'}";

  private static Map<String, String> jdbc(String joins, String... more) {
    Map<String, String> props = new HashMap<>();
    props.put("source", "jdbc");
    props.put("database.host", "db");
    props.put("database.name", "bank");
    props.put("database.user", "u");
    props.put("joins", joins.replace('\'', '"'));
    for (int i = 0; i < more.length; i += 2) {
      props.put(more[i], more[i + 1]);
    }
    return props;
  }

  private static Map<String, List<String>> errors(Map<String, String> props) {
    return Post.errors(Lookup.CONFIG_DEF, props);
  }

  @Test
  void findsNothingWrongWithJoinsThatFit() {
    assertThat(
            errors(
                jdbc(
                    "["
                        + ACCOUNT
                        + ",{'as':'dis','table':'bank.district','key':'A1','on':'acc.district_id',"
                        + "'cols':'A2 STRING'},{'as':'own','query':'select a, b from disp where"
                        + " type=1','key':'a,b','on':'x.y,`a.b`','cols':'c INT'}]",
                    "emit",
                    "acc.frequency, dis.A2 AS district, own.*")))
        .isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[{'as':'a'                                                | line 1 col 11: not JSON",
        "{}                                                        | found an object; expected [{",
        "[]                                                        | an array without joins",
        "[1]                                                       | /0: found a number",
        "[{'as':'a','table':'t','key':'k','on':'k'}]               | /0: the join has no key 'cols'",
        "[{'as':'a','table':'t','key':'k','on':'k','cols':'x STRNG'}] | line 1 col 53, /0/cols/x: unknown type 'STRNG'",
        "[{'as':'a','table':'t','key':'k','on':'k','cols':'x STRNG'}] | did you mean 'STRING'?",
        "[{'as':'a','tabel':'t','key':'k','on':'k','cols':'x INT'}] | /0/tabel: unknown key 'tabel'",
        "[{'as':'a','key':'k','on':'k','cols':'x INT'}]            | /0: the join does not say what it reads",
        "[{'as':'a','table':'t','topic':'u','key':'k','on':'k','cols':'x INT'}] | reads from table and topic",
        "[{'as':'a b','table':'t','key':'k','on':'k','cols':'x INT'}] | /0/as: 'a b' cannot name a join",
        "[{'as':'a','table':'t;drop','key':'k','on':'k','cols':'x INT'}] | /0/table: 't;drop' is no name",
        "[{'as':'a','query':'delete from t','key':'k','on':'k','cols':'x INT'}] | /0/query: is not one query",
        "[{'as':'a','query':'select 1; drop t','key':'k','on':'k','cols':'x INT'}] | /0/query: is not one query",
        "[{'as':'a','table':'t','key':'k,l','on':'k','cols':'x INT'}] | asks with 1 values for a key of 2 columns",
        "[{'as':'a','table':'t','key':'k','on':'k..l','cols':'x INT'}] | /0/on: 'k..l' is no path",
        "[{'as':'a','table':'t','key':'k','on':'k','cols':'x INT','dup':'any'}] | /0/dup: unknown value 'any'",
        "[{'as':'a','table':'t','key':'k','on':'k','cols':'x INT','on.miss':'dropp'}] | did you mean 'drop'?",
        "[{'as':'a','table':'t','key':'k','on':'k','cols':'x INT','delimiter':';'}] | is for CSV files",
        "[{'as':'a','table':'t','key':'k','on':'k','cols':'x INT'},{'as':'a','table':'t','key':'k','on':'k','cols':'x INT'}] | 'a' names an earlier join",
        "[{'as':'a','table':'t','key':'k','on':'k','cols':'xs INT'},{'as':'b','table':'t','key':'k','on':'a.x','cols':'x INT'}] | did you mean 'xs'?",
      })
  void refusesJoinsWithPlaceAndMend(String joins, String said) {
    assertThat(errors(jdbc(joins)))
        .extractingByKey("joins")
        .asString()
        .contains(said)
        .doesNotContain("Invalid value");
  }

  @Test
  void findsAllProblemsOfAllJoins() {
    assertThat(
            errors(jdbc("[{'as':'a','table':'t','key':'k','on':'k','cols':'x IN'},\n{'as':'b'}]"))
                .get("joins"))
        .singleElement()
        .asString()
        .contains("line 1 col 53, /0/cols/x")
        .contains("line 2 col 1, /1: the join does not say what it reads")
        .contains("/1: the join has no key 'key'");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "acc.frequncy           | line 1 col 1: join 'acc' has no column 'frequncy'",
        "acc.frequncy           | did you mean 'frequency'?",
        "acc.frequency, ac.x    | line 1 col 16: unknown join 'ac'",
        "frequency              | 'frequency' is no column of a join",
        "acc.frequency,         | an item is empty",
        "acc.frequency, acc.*   | two columns would become the field 'frequency'",
      })
  void refusesFieldsThatNoJoinGives(String emit, String said) {
    assertThat(errors(jdbc("[" + ACCOUNT + "]", "emit", emit)))
        .containsOnlyKeys("emit")
        .extractingByKey("emit")
        .asString()
        .contains(said);
  }

  @Test
  void refusesColumnsThatAMissCannotLeave() {
    String required = "[" + ACCOUNT.replace("frequency STRING", "frequency STRING!") + "]";

    assertThat(errors(jdbc(required)))
        .extractingByKey("emit")
        .asString()
        .contains("column 'frequency' is required, but a miss of join 'acc' leaves it null");
    assertThat(errors(jdbc(required, "on.miss", "drop"))).isEmpty();
    assertThat(errors(jdbc("[" + ACCOUNT + "]", "on.miss", "default")))
        .extractingByKey("emit")
        .asString()
        .contains("column 'frequency' has no DEFAULT");
  }

  @Test
  void asksForWhatTheSourceNeeds() {
    assertThat(errors(Map.of("source", "jdbc", "joins", "[" + ACCOUNT.replace('\'', '"') + "]")))
        .extractingByKey("source")
        .asString()
        .contains("source=jdbc needs database.host, database.name, database.user");
    String topic = "[" + ACCOUNT.replace("'table'", "'topic'").replace('\'', '"') + "]";
    assertThat(errors(Map.of("source", "topic", "joins", topic)))
        .extractingByKey("source")
        .asString()
        .contains("source=topic needs kafka.bootstrap.servers");
    assertThat(
            errors(
                Map.of(
                    "source",
                    "topic",
                    "joins",
                    topic,
                    "kafka.bootstrap.servers",
                    "b:9092",
                    "kafka.security.protocol",
                    "SASL_SSL")))
        .extractingByKey("source")
        .asString()
        .contains("kafka.sasl.mechanism, kafka.sasl.username");
  }

  @Test
  void refusesJoinsOfAnotherSource() {
    assertThat(errors(jdbc("[" + ACCOUNT.replace("'table'", "'topic'") + "]")))
        .extractingByKey("joins")
        .asString()
        .contains("/acc: the join reads a topic, but the source is source=jdbc");
  }

  @Test
  void refusesFilesOutsideTheAllowedFolders() {
    TableFiles.csv("anything", "a");
    Map<String, String> props =
        Map.of(
            "source",
            "file",
            "joins",
            "["
                + ACCOUNT.replace("'table':'account'", "'file':'/etc/passwd'").replace('\'', '"')
                + "]");

    assertThat(errors(props))
        .extractingByKey("joins")
        .asString()
        .contains("the file is in none of the folders of the worker's")
        .contains("tributary.lookup.allowed.dirs");
  }

  @Test
  void refusesACacheOfSingleRowsForWhatCannotAskForThem() {
    String joins = "[" + ACCOUNT.replace("'table'", "'topic'").replace('\'', '"') + "]";

    assertThat(
            errors(
                Map.of(
                    "source",
                    "topic",
                    "kafka.bootstrap.servers",
                    "b:1",
                    "joins",
                    joins,
                    "cache",
                    "lru")))
        .extractingByKey("source")
        .asString()
        .contains("cache=lru asks for single rows, which only source=jdbc can");
  }

  @Test
  void refusesAConverterThatTheWorkerLacks() {
    String joins = "[" + ACCOUNT.replace("'table'", "'topic'").replace('\'', '"') + "]";

    assertThat(
            errors(
                Map.of(
                    "source",
                    "topic",
                    "kafka.bootstrap.servers",
                    "b:1",
                    "joins",
                    joins,
                    "topic.value.converter",
                    "io.nobody.AvroConverter")))
        .containsOnlyKeys("topic.value.converter")
        .extractingByKey("topic.value.converter")
        .asString()
        .contains("'io.nobody.AvroConverter' is no converter that this worker has");
  }

  @ParameterizedTest
  @CsvSource({
    "database.host, db/?allowLocalInfile=true",
    "database.host, 'a,b'",
    "database.name, bank?x=y",
    "database.tls.mode, trust",
    "kafka.security.protocol, ANY",
    "kafka.sasl.mechanism, OAUTHBEARER",
    "cache, some",
    "refresh.ms, -1"
  })
  void refusesValuesThatCouldSteerADriverOrAClient(String key, String value) {
    assertThat(errors(jdbc("[" + ACCOUNT + "]", key, value))).containsKey(key);
  }
}
