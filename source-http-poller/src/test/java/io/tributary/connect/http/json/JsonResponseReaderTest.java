package io.tributary.connect.http.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.http.PageReaders;
import io.tributary.connect.http.Replies;
import io.tributary.connect.http.config.EndpointSettings;
import io.tributary.connect.http.config.HttpPollerConfig;
import io.tributary.connect.http.model.HttpReply;
import io.tributary.connect.http.model.RawRow;
import io.tributary.connect.http.model.ResponseFacts;
import io.tributary.connect.http.model.SourceKey;
import io.tributary.connect.http.records.MalformedResponseException;
import io.tributary.connect.http.records.PickedRows;
import io.tributary.connect.http.records.ReadPlan;
import io.tributary.connect.http.records.RecordLayout;
import io.tributary.connect.http.records.Whole;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonResponseReaderTest {

  @Test
  void readsArraysByPositionAndObjectsByName() throws Exception {
    assertThat(rows("[[1,\"x\",2.5],{\"b\":\"y\",\"a\":2,\"z\":{}}]", "a:int32,b:string"))
        .containsExactly(Arrays.asList(1, "x"), Arrays.asList(2, "y"));
  }

  @Test
  void readsWhatAPointerLeadsTo() throws Exception {
    assertThat(
            rows(
                "[{\"pos\":{\"lat\":1.5,\"a/b\":[7,8]},\"deep\":[{\"x\":true}]}]",
                "lat:float64=/pos/lat,second:int32=/pos/a~1b/1,x:boolean=/deep/0/x,no:string?=/no"))
        .containsExactly(Arrays.asList(1.5, 8, true, null));
  }

  @Test
  void readsArraysOfSingleValuesAndMarksOtherNesting() throws Exception {
    assertThat(
            rows(
                "[{\"tags\":[1,null,{}],\"obj\":{\"a\":1},\"list\":[1]}]",
                "tags:array<int32>,obj:string,list:string"))
        .containsExactly(
            Arrays.asList(Arrays.asList(1L, null, RawRow.NESTED), RawRow.NESTED, RawRow.NESTED));
  }

  @Test
  void keepsNumbersAsTheyAreWrittenForStrings() throws Exception {
    assertThat(rows("[[1.50,12345678901234567890]]", "a:string,b:string"))
        .containsExactly(Arrays.asList("1.50", "12345678901234567890"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/data/items | {\"data\":{\"items\":[{\"a\":1},{\"a\":2}]}} | 2",
        "/data/items | {\"data\":{\"items\":{\"a\":1}}}             | 1",
        "/data/items | {\"data\":{\"items\":null}}                  | 0",
        "/data/items | {\"data\":{}}                                | 0",
        "/data/items | {\"other\":{\"items\":[{\"a\":1}]}}          | 0",
        "/data/items | [1]                                          | 0",
        "/1/x        | [{\"x\":[[9]]},{\"x\":[[1],[2],[3]]}]        | 3",
        "''          | [{\"a\":1}]                                  | 1",
        "''          | {\"a\":1}                                    | 1",
        "/a~1b       | {\"a/b\":[[1]]}                              | 1"
      })
  void findsAnArrayOneObjectOrNothing(String pointer, String body, int count) throws Exception {
    PickedRows rows = new PickedRows();
    reader(Map.of("records.pointer", pointer, "record.columns", "a:int32"))
        .rows(Replies.ok(body), rows);

    assertThat(rows.values()).hasSize(count);
  }

  @Test
  void tellsElementsThatAreNoRecords() throws Exception {
    PickedRows rows = new PickedRows();
    reader(Map.of("record.columns", "a:int32")).rows(Replies.ok("[[1],7,null,[2]]"), rows);

    assertThat(rows.values()).hasSize(2);
    assertThat(rows.noRecords()).isEqualTo(2);
  }

  @Test
  void readsWhatStandsBehindTheRecordsToo() throws Exception {
    ResponseFacts facts =
        facts(
            Map.of(
                "records.pointer", "/r",
                "record.columns", "a:int32",
                "snapshot.version.pointer", "/meta/time",
                "cursor.fields", "next=response:/meta/time,gone=response:/gone",
                "record.fields.copy", "at:timestamp_s=response:/meta/time"),
            Replies.ok("{\"r\":[[1],[2]],\"meta\":{\"time\":1700000000}}"));

    assertThat(facts.failed()).isFalse();
    assertThat(facts.version()).isEqualTo("1700000000");
    assertThat(facts.cursor()).isEqualTo(Map.of("next", "1700000000"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"ok\":1}                                        | false | true",
        "{\"Error\":null}                                  | false | true",
        "{\"Error\":{\"content\":\"x\"}}                   | true  | true",
        "{\"Error\":{\"shouldRetry\":\"true\"}}            | true  | true",
        "{\"Error\":{\"shouldRetry\":false}}               | true  | false",
        "{\"Error\":\"text\"}                              | true  | true",
        "{\"Error\":[{\"shouldRetry\":\"false\"},{}]}      | true  | true"
      })
  void tellsFailuresInsideASuccess(String body, boolean failed, boolean retryable)
      throws Exception {
    ResponseFacts facts =
        facts(
            Map.of(
                "record.columns", "a:int32",
                "response.error.pointer", "/Error",
                "response.error.retryable.pointer", "/Error/shouldRetry"),
            Replies.ok(body));

    assertThat(facts.failed()).isEqualTo(failed);
    assertThat(facts.retryable()).isEqualTo(retryable);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "{\"a\":", "[1] x", "[NaN]", "{\"a\":1}{\"a\":2}"})
  void refusesABrokenBodyAndQuotesNothing(String body) {
    assertThatThrownBy(() -> facts(Map.of("record.columns", "a:int32"), Replies.ok(body)))
        .isInstanceOf(MalformedResponseException.class)
        .hasMessageNotContaining("html");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UTF-8",
        "UTF-16BE",
        "UTF-16LE",
        "UTF-16",
        "UTF-32BE",
        "UTF-32LE",
        "X-UTF-32BE-BOM"
      })
  void tellsTheEncodingByTheFirstBytes(String charset) throws Exception {
    for (String body : List.of("[[\"Zürich\"]]", "[ [\"Zürich\"] ]")) {
      PickedRows rows = new PickedRows();
      reader(Map.of("record.columns", "a:string"))
          .rows(Replies.ok(body.getBytes(Charset.forName(charset)), Map.of()), rows);

      assertThat(rows.values()).containsExactly(List.of("Zürich"));
    }
  }

  @Test
  void refusesBytesThatAreNoText() {
    byte[] body = "[[\"Zürich\"]]".getBytes(ISO_8859_1);

    assertThatThrownBy(
            () -> facts(Map.of("record.columns", "a:string"), Replies.ok(body, Map.of())))
        .isInstanceOf(MalformedResponseException.class)
        .hasMessage("the body is no legal text in its encoding");
  }

  @Test
  void saysFromWhereOnABodyCannotBeRead() {
    assertThatThrownBy(
            () -> facts(Map.of("record.columns", "a:string"), Replies.ok("[[\"é\"],[\"b\" 1]]")))
        .isInstanceOf(MalformedResponseException.class)
        .hasMessage("the body is no JSON that can be read, from character 12");
  }

  @Test
  void refusesACursorThatNoOffsetShouldHold() {
    byte[] body = ("{\"next\":\"" + "x".repeat(2_000) + "\"}").getBytes(UTF_8);

    assertThatThrownBy(
            () ->
                facts(
                    Map.of("record.columns", "a:int32", "cursor.fields", "n=response:/next"),
                    Replies.ok(body, Map.of())))
        .isInstanceOf(MalformedResponseException.class)
        .hasMessageContaining("cursor");
  }

  @Test
  void refusesNestingThatOnlyAnAttackerNeeds() {
    byte[] body = ("[".repeat(100_000) + "]".repeat(100_000)).getBytes(UTF_8);

    assertThatThrownBy(() -> facts(Map.of("record.columns", "a:int32"), Replies.ok(body, Map.of())))
        .isInstanceOf(MalformedResponseException.class);
  }

  private static List<List<Object>> rows(String body, String columns) throws Exception {
    PickedRows rows = new PickedRows();
    reader(Map.of("record.columns", columns)).rows(Replies.ok(body), rows);
    return rows.values();
  }

  private static ResponseFacts facts(Map<String, String> keys, HttpReply.Ok reply)
      throws Exception {
    EndpointSettings endpoint = endpoint(keys);
    return PageReaders.of(endpoint, new SourceKey("default", Map.of()))
        .read(reply, Map.of())
        .facts();
  }

  private static JsonResponseReader reader(Map<String, String> keys) {
    EndpointSettings endpoint = endpoint(keys);
    ReadPlan plan = new ReadPlan(endpoint.records().pointer(), false, Whole.NONE);
    RecordLayout layout = new RecordLayout(endpoint, plan, null);
    assertThat(layout.extras(null)).isEmpty();
    return new JsonResponseReader(plan, new JsonSource(endpoint.format()));
  }

  private static EndpointSettings endpoint(Map<String, String> keys) {
    Map<String, String> props = new HashMap<>(keys);
    props.put("topic", "t");
    return new HttpPollerConfig(props).endpoint("default");
  }
}
