package io.tributary.connect.smt;

import static io.tributary.connect.smt.FileLookups.TRANSFER;
import static io.tributary.connect.smt.FileLookups.accounts;
import static io.tributary.connect.smt.FileLookups.lookup;
import static io.tributary.connect.smt.FileLookups.owners;
import static io.tributary.connect.smt.FileLookups.record;
import static io.tributary.connect.smt.FileLookups.transfer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Date;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records joined with tables of files. */
class LookupTest {

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
  void refusesWhatIsNoObject() {
    assertThatThrownBy(() -> lookup(accounts()).apply(record(Schema.STRING_SCHEMA, "x")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("there is no object to add columns to");
  }
}
