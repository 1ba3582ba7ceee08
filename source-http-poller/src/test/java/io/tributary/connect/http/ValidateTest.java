package io.tributary.connect.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidateTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "opensky-states",
        "ttc-gtfsrt-vehicles",
        "ttc-umoiq-vehicles",
        "ttc-restbus-vehicles"
      })
  void aPresetNeedsNothingButATopic(String preset) {
    assertThat(errors(Map.of("preset", preset, "topic", "t"))).isEmpty();
  }

  @Test
  void acceptsWhatWorkersReadFromTheSameConfig() {
    assertThat(
            errors(
                Map.of(
                    "name", "flights",
                    "connector.class", HttpPollerSourceConnector.class.getName(),
                    "tasks.max", "1",
                    "preset", "opensky-states",
                    "topic", "t",
                    "exactly.once.support", "required",
                    "transaction.boundary", "connector",
                    "topic.creation.default.partitions", "2",
                    "errors.tolerance", "all")))
        .isEmpty();
  }

  @Test
  void asksForTheTwoKeysThatHaveNoDefault() {
    assertThat(errors(Map.of())).containsOnlyKeys("topic", "connection.url");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "poll.intervall.ms      ; 5                        ; poll.interval.ms          ; did you mean",
        "errors.fatal.status    ; 404                      ; errors.fatal.status.codes ; did you mean",
        "preset                 ; opensky-state            ; preset                    ; did you mean 'opensky-states'",
        "poll.interval.ms       ; 0                        ; poll.interval.ms          ; at least",
        "topic                  ; no topic                 ; topic                     ; legal topic name",
        "connection.url         ; ftp://example.org        ; connection.url            ; http or https",
        "connection.url         ; https://me:pw@host.org/  ; connection.url            ; request.headers.sensitive",
        "connection.url         ; https://host.org/a#b     ; connection.url            ; fragment",
        "connection.url         ; https://host.org/${env:X}; connection.url            ; variable",
        "connection.url         ; http://10.0.0.7/         ; connection.url            ; connection.allow.cidr.ranges",
        "connection.url         ; http://localhost:1/      ; connection.url            ; connection.allow.cidr.ranges",
        "connection.url         ; http://[fe80::1]/        ; connection.url            ; connection.allow.cidr.ranges",
        "connection.allow.cidr.ranges ; myhost           ; connection.allow.cidr.ranges ; no range such as",
        "connection.allow.cidr.ranges ; 10.0.0.0/33      ; connection.allow.cidr.ranges ; no range such as",
        "request.parameters     ; a=1&b                    ; request.parameters        ; name=value",
        "request.parameters     ; a=${cursor.x}            ; request.parameters        ; default:",
        "request.parameters     ; a=${cursor.x             ; request.parameters        ; closing brace",
        "request.parameters     ; a=${cursor.x|default:0}; request.parameters        ; cursor.fields",
        "request.headers        ; NoColon                  ; request.headers           ; Name:value",
        "request.headers        ; Authorization:Basic x    ; request.headers           ; request.headers.sensitive",
        "request.headers        ; X-Api-Key:x              ; request.headers           ; request.headers.sensitive",
        "request.headers        ; Accept-Encoding:br       ; request.headers           ; connector itself",
        "request.headers        ; User-Agent:me            ; request.headers           ; request.user.agent",
        "request.headers.sensitive ; secret-no-colon       ; request.headers.sensitive ; Name:value",
        "retry.backoff.max.ms   ; 10                       ; retry.backoff.max.ms      ; retry.backoff.ms",
        "errors.fatal.status.codes ; 200                   ; errors.fatal.status.codes ; 200 is no failure",
        "response.error.retryable.pointer ; /e/retry       ; response.error.retryable.pointer ; response.error.pointer",
        "snapshot.version.pointer ; time                   ; snapshot.version.pointer  ; JSON pointer",
        "cursor.fields          ; a=response:/x,a=response:/y ; cursor.fields          ; twice",
        "cursor.fields          ; a=/x                     ; cursor.fields             ; response:/",
        "record.columns         ; id                       ; record.columns            ; name:type",
        "record.columns         ; id:strin                 ; record.columns            ; did you mean 'string'",
        "record.columns         ; id:string,id:int32       ; record.columns            ; twice",
        "record.columns         ; id:string,n:int32:trim   ; record.columns            ; only a string",
        "record.columns         ; id:array<string          ; record.columns            ; name:type",
        "record.fields.copy     ; id:string=response:/id   ; record.fields.copy        ; twice",
        "record.fields.copy     ; at:timestamp_s=/at       ; record.fields.copy        ; response:/",
        "record.key             ; /idd                     ; record.key                ; Did you mean '/id'",
        "record.key             ; id                       ; record.key                ; JSON pointer",
        "record.key             ; /tags                    ; record.key                ; array",
        "record.timestamp       ; /id                      ; record.timestamp          ; timestamp_s",
        "record.timestamp.minus ; /n*s                     ; record.timestamp.minus    ; record.timestamp too",
        "record.timestamp.minus ; /n*days                  ; record.timestamp.minus    ; ms, s, min or h",
        "record.timestamp.field ; at                       ; record.timestamp.field    ; record.timestamp too",
        "topic                  ; ${record.id}             ; topic                     ; begins with what a server sends",
        "topic                  ; t.${record.idd}          ; topic                     ; Did you mean '/id'",
        "topic                  ; t.${what}                ; topic                     ; ${endpoint}",
        "response.format        ; yaml                     ; response.format           ; must be one of",
        "response.encoding      ; latin-99                 ; response.encoding         ; no character set",
        "csv.separator          ; ab                       ; csv.separator             ; one character",
        "csv.separator          ; \"                      ; csv.separator             ; csv.quote",
        "schema.declared        ; id STRING                ; schema.declared           ; nothing uses it",
        "value.mode             ; map                      ; record.columns            ; value.mode",
        "record.headers.copy    ; a=record:/idd            ; record.headers.copy       ; Did you mean '/id'",
        "record.headers.copy    ; a=body:/x                ; record.headers.copy       ; response:/",
        "record.timestamp.format ; jj qq                   ; record.timestamp.format   ; epoch_s",
        "dedupe.max.keys        ; 0                        ; dedupe.max.keys           ; at least",
        "tombstone.on.empty     ; true                     ; tombstone.on.empty        ; tombstone.on.missing",
        "behavior.on.record.error ; skip                   ; behavior.on.record.error  ; fail, ignore",
        "endpoints              ; a b                      ; endpoints                 ; no alias",
        "endpoints.x.topic      ; t                        ; endpoints                 ; belongs to no endpoint",
        "endpoints.default.fetch.threads ; 2               ; fetch.threads             ; cannot be set for one endpoint",
        "endpoints.default.topc ; t                        ; topic                     ; 'endpoints.default.topic'",
        "endpoints.default.record.key ; /idd               ; record.key                ; endpoints.default.record.key:"
      })
  void saysAtTheKeyWhatToDo(String key, String value, String errorAt, String says) {
    Map<String, String> props = new HashMap<>(sound());
    props.put(key, value);

    Map<String, List<String>> errors = errors(props);

    assertThat(errors).containsOnlyKeys(errorAt);
    assertThat(errors.get(errorAt))
        .anySatisfy(message -> assertThat(message).containsIgnoringCase(says));
  }

  @Test
  void checksSchemasAndMessages() {
    Map<String, String> props =
        new HashMap<>(Map.of("topic", "t", "connection.url", "https://api.example.org/things"));
    props.put("schema.declared", "id STRIN");
    assertThat(errors(props)).containsOnlyKeys("schema.declared");

    props.remove("schema.declared");
    props.put("response.format", "gtfs_realtime");
    props.put("records.pointer", "/entity/*/vehicel");
    assertThat(errors(props)).containsOnlyKeys("records.pointer");
    assertThat(errors(props).get("records.pointer").get(0)).contains("vehicle");

    props.put("records.pointer", "");
    props.put("response.format", "protobuf");
    assertThat(errors(props)).containsOnlyKeys("protobuf.descriptor", "protobuf.message");

    props.put("protobuf.descriptor", "!");
    props.put("protobuf.message", "own.Ship");
    assertThat(errors(props)).containsOnlyKeys("protobuf.descriptor");
  }

  @Test
  void saysOnceWhatEndpointsShare() {
    Map<String, String> props = new HashMap<>(sound());
    props.put("endpoints", "a,b");
    props.put("record.key", "/nothing");

    assertThat(errors(props).get("record.key")).hasSize(1);
  }

  @Test
  void checksTheValuesOfEachEndpoint() {
    Map<String, String> props = new HashMap<>(sound());
    props.put("endpoints", "a,b");
    props.put("endpoints.b.poll.interval.ms", "soon");

    assertThat(errors(props)).containsOnlyKeys("poll.interval.ms");
    assertThat(errors(props).get("poll.interval.ms").get(0))
        .contains("endpoints.b.poll.interval.ms");
  }

  @Test
  void keysOfAnEndpointWinOverBareOnesAndThoseOverThePreset() {
    assertThat(
            errors(
                Map.of(
                    "endpoints", "flights,buses",
                    "endpoints.flights.preset", "opensky-states",
                    "endpoints.buses.preset", "ttc-umoiq-vehicles",
                    "endpoints.flights.topic", "flights",
                    "endpoints.buses.topic", "buses",
                    "poll.interval.ms", "20000")))
        .isEmpty();
  }

  @Test
  void neverQuotesASecret() {
    Map<String, String> props = new HashMap<>(sound());
    props.put("request.headers.sensitive", "canary-7391");

    assertThat(errors(props).toString()).doesNotContain("canary-7391");
  }

  @Test
  void takesNullForNotSet() {
    Map<String, String> props = new HashMap<>(sound());
    props.put("record.timestamp", null);

    assertThat(errors(props)).isEmpty();
  }

  private static Map<String, String> sound() {
    return Map.of(
        "topic", "things",
        "connection.url", "https://api.example.org/things",
        "record.columns", "id:string,n:int32?,tags:array<string>?",
        "record.key", "/id");
  }

  private static Map<String, List<String>> errors(Map<String, String> props) {
    return new HttpPollerSourceConnector()
        .validate(props).configValues().stream()
            .filter(value -> !value.errorMessages().isEmpty())
            .collect(Collectors.toMap(ConfigValue::name, ConfigValue::errorMessages));
  }
}
