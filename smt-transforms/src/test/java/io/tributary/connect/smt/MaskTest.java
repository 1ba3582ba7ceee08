package io.tributary.connect.smt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

/** What Mask hides, and how. */
class MaskTest {

  private static final String SECRET = "an example of a secret";

  private static final Schema PHONE =
      SchemaBuilder.struct()
          .field("kind", Schema.STRING_SCHEMA)
          .field("number", Schema.INT64_SCHEMA)
          .build();

  private static final Schema CLIENT =
      SchemaBuilder.struct()
          .name("bank.Client")
          .field("id", Schema.INT32_SCHEMA)
          .field("email", Schema.OPTIONAL_STRING_SCHEMA)
          .field("born", Timestamp.SCHEMA)
          .field("balance", Decimal.schema(2))
          .field("phones", SchemaBuilder.array(PHONE).build())
          .field(
              "notes",
              SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.STRING_SCHEMA).optional().build())
          .build();

  private static Struct client() {
    return new Struct(CLIENT)
        .put("id", 7)
        .put("email", "jan@example.org")
        .put("born", new Date(5000))
        .put("balance", new BigDecimal("12.50"))
        .put("phones", List.of(new Struct(PHONE).put("kind", "home").put("number", 603123456L)))
        .put("notes", Map.of("vip", "yes", "pin", "1234"));
  }

  private static Map<String, String> props(String... keysAndValues) {
    Map<String, String> props = new HashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      props.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return props;
  }

  private static SourceRecord mask(Schema schema, Object value, String... keysAndValues) {
    Mask<SourceRecord> mask = new Mask.Value<>();
    mask.configure(props(keysAndValues));
    return mask.apply(new SourceRecord(null, null, "t", null, null, null, schema, value));
  }

  private static Struct masked(String... keysAndValues) {
    SourceRecord record = mask(CLIENT, client(), keysAndValues);
    Struct value = (Struct) record.value();
    assertThat(record.valueSchema()).isSameAs(value.schema());
    value.validate();
    return value;
  }

  @Test
  void redactsEachTypeByAFixedValueAndKeepsTheSchema() {
    Struct value = masked("fields", "**", "method", "redact", "replacement", "x");

    assertThat(value.schema()).isSameAs(CLIENT);
    assertThat(value)
        .isEqualTo(
            new Struct(CLIENT)
                .put("id", 0)
                .put("email", "x")
                .put("born", new Date(0))
                .put("balance", new BigDecimal("0.00"))
                .put("phones", List.of(new Struct(PHONE).put("kind", "x").put("number", 0L)))
                .put("notes", Map.of("vip", "x", "pin", "x")));
  }

  @Test
  void masksInListsAndStructsByAPath() {
    Struct value = masked("fields", "phones[*].number", "method", "keep_last", "keep", "3");

    Struct phone = (Struct) value.getArray("phones").get(0);
    assertThat(phone.get("number")).isEqualTo("******456");
    assertThat(phone.get("kind")).isEqualTo("home");
    assertThat(value.get("email")).isEqualTo("jan@example.org");
    assertThat(value.schema().name()).isEqualTo("bank.Client");
  }

  @Test
  void masksEntriesOfAMapByTheirNames() {
    assertThat(masked("fields", "notes.p*", "method", "redact").getMap("notes"))
        .isEqualTo(Map.of("vip", "yes", "pin", "****"));
  }

  @Test
  void takesValuesAwayAndMakesTheirFieldsOptional() {
    Struct value = masked("fields", "id, phones, born", "method", "null");

    assertThat(value.get("id")).isNull();
    assertThat(value.get("phones")).isNull();
    assertThat(value.schema().field("id").schema().isOptional()).isTrue();
    assertThat(value.schema().field("born").schema().name()).isEqualTo(Timestamp.LOGICAL_NAME);
  }

  @Test
  void givesEqualValuesEqualTokens() {
    Struct one = masked("fields", "id, email", "method", "hmac", "secret", SECRET);
    Struct two =
        (Struct)
            mask(
                    CLIENT,
                    client().put("email", "7"),
                    "fields",
                    "id, email",
                    "method",
                    "hmac",
                    "secret",
                    SECRET)
                .value();

    assertThat(one.getString("id")).hasSize(64).isEqualTo(two.getString("email"));
    assertThat(one.getString("email")).isNotEqualTo(two.getString("email"));
    assertThat(masked("fields", "id", "method", "hmac", "secret", SECRET + "!").getString("id"))
        .isNotEqualTo(one.getString("id"));
    assertThat(one.schema().field("id").schema()).isEqualTo(Schema.STRING_SCHEMA);
  }

  @Test
  void isTheHmacThatOthersCompute() {
    // Computed with openssl dgst -sha256 -hmac.
    Object value =
        mask(
                null,
                Map.of("a", "what do ya want for nothing?"),
                "fields",
                "a",
                "method",
                "hmac",
                "secret",
                "JefeJefeJefeJefe")
            .value();

    assertThat(value)
        .isEqualTo(Map.of("a", "2ccd85dfc8d18cb5d84fef4b198554699fece6e8692c9147b0da983f5b7bd413"));
  }

  @Test
  void hidesShortValuesWhole() {
    Object value =
        mask(null, Json.of("{'a':'1234','b':'12345'}"), "fields", "*", "method", "keep_last")
            .value();

    assertThat(value).isEqualTo(Json.of("{'a':'****','b':'*2345'}"));
  }

  @Test
  void masksMapsWithoutSchema() {
    Object client =
        Json.of(
            "{'id':7,'a':{'ssn':'123','b':[{'ssn':'456','c':null}]},'card_no':'1','list':[1,2]}");

    assertThat(mask(null, client, "fields", "**.ssn, card_*, list", "method", "redact").value())
        .isEqualTo(
            Json.of(
                "{'id':7,'a':{'ssn':'****','b':[{'ssn':'****','c':null}]},'card_no':'****','list':[0,0]}"));
    assertThat(mask(null, client, "fields", "a", "method", "null").value())
        .isEqualTo(Json.of("{'id':7,'a':null,'card_no':'1','list':[1,2]}"));
  }

  @Test
  void leavesWhatNothingMatches() {
    SourceRecord record = mask(CLIENT, client(), "fields", "salary", "method", "redact");

    assertThat(record.value()).isEqualTo(client());
    assertThat(record.valueSchema()).isSameAs(CLIENT);
  }

  @Test
  void failsWhereSomeValuesOfAMapWouldChangeTheirType() {
    Schema schema =
        SchemaBuilder.struct()
            .field("m", SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.INT64_SCHEMA).build())
            .build();
    Struct value = new Struct(schema).put("m", Map.of("a", 1L));

    assertThatThrownBy(() -> mask(schema, value, "fields", "m.a", "method", "keep_last"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("would change their type");
    assertThat(
            ((Struct) mask(schema, value, "fields", "m", "method", "keep_last").value()).get("m"))
        .isEqualTo(Map.of("a", "*"));
  }

  @Test
  void masksTheKey() {
    Mask<SourceRecord> mask = new Mask.Key<>();
    mask.configure(props("fields", "id", "method", "redact"));
    SourceRecord before =
        new SourceRecord(null, null, "t", null, null, Map.of("id", "7"), null, "v");

    assertThat(mask.apply(before).key()).isEqualTo(Map.of("id", "****"));
  }

  @Test
  void refusesAtThePost() {
    assertThat(Post.errors(Mask.CONFIG_DEF, props())).containsOnlyKeys("fields", "method");
    assertThat(Post.errors(Mask.CONFIG_DEF, props("fields", "a..b, c[0]", "method", "null")))
        .extractingByKey("fields")
        .asString()
        .contains("'a..b' is no path")
        .contains("lists have no single items here");
    assertThat(Post.errors(Mask.CONFIG_DEF, props("fields", "a", "method", "hmac")))
        .extractingByKey("secret")
        .asString()
        .contains("the method hmac needs a secret");
    assertThat(
            Post.errors(
                Mask.CONFIG_DEF, props("fields", "a", "method", "hmac", "secret", "hunter2")))
        .extractingByKey("secret")
        .asString()
        .contains("shorter than 16 signs")
        .doesNotContain("hunter2");
    assertThat(
            Post.errors(Mask.CONFIG_DEF, props("fields", "a", "method", "null", "secret", SECRET)))
        .containsOnlyKeys("secret");
    assertThat(Post.errors(Mask.CONFIG_DEF, props("fields", "a", "method", "redactt")))
        .extractingByKey("method")
        .asString()
        .contains("did you mean 'redact'?");
  }
}
