package io.tributary.connect.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said at POST about the keys that decide what is asked for, and when. */
class PollKeysValidateTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "pagination.type=pages                                      ; pagination.type             ; did you mean 'page'",
        "pagination.type=next_url                                   ; pagination.pointer          ; not set",
        "pagination.type=cursor pagination.pointer=/n               ; pagination.parameter        ; ${page.token|default:}",
        "pagination.type=offset                                     ; pagination.parameter        ; which page",
        "pagination.pointer=/n                                      ; pagination.pointer          ; next_url and cursor only",
        "pagination.type=link_header pagination.parameter=p         ; pagination.parameter        ; cursor, offset and page only",
        "pagination.stop.pointer=/more                              ; pagination.stop.pointer     ; no pages",
        "pagination.size.parameter=limit                            ; pagination.size.parameter   ; pagination.size too",
        "pagination.type=link_header pagination.size=5              ; pagination.size             ; pagination.size.parameter",
        "pagination.type=link_header pagination.max.pages=0         ; pagination.max.pages        ; at least 1",
        "transaction.unit=poll                                      ; transaction.unit            ; page, snapshot",
        "window.start=yesterday                                     ; window.start                ; 2026-01-01",
        "window.end=2026-01-01                                      ; window.end                  ; window.start too",
        "window.start=2026-01-01                                    ; window.start                ; which window",
        "window.start=2026-01-02 window.end=2026-01-01 request.parameters=a=${window.start} ; window.end ; not after",
        "request.parameters=a=${window.start}                       ; request.parameters          ; no windows",
        "cursor.mode=greatest                                       ; cursor.mode                 ; last, max",
        "cursor.fields=a=body:/x                                    ; cursor.fields               ; header:Name",
        "cursor.initial=a=1                                         ; cursor.initial              ; no cursor 'a'",
        "cursor.lookback.ms=5                                       ; cursor.lookback.ms          ; no cursor",
        "cursor.fields=a=record:/x request.parameters=a=${cursor.a} ; request.parameters          ; ${cursor.a|default:text}",
        "request.parameters=a=${now|epoch}                          ; request.parameters          ; |epoch_s",
        "request.parameters=a=${later}                              ; request.parameters          ; nothing fills",
        "request.headers=X:${cursor.a|default:}                     ; request.headers             ; no response leaves",
        "request.body={}                                            ; request.body                ; sends no body",
        "request.method=delete                                      ; request.method              ; get, post, put",
        "request.method=post request.content.type=json              ; request.content.type        ; no media type",
        "connection.url=https://${cursor.a|default:x}.example/      ; connection.url              ; behind the host only",
        "connection.url.fallbacks=ftp://b.example/                  ; connection.url.fallbacks    ; no http or https",
        "connection.url.fallbacks=https://10.0.0.1/                 ; connection.url.fallbacks    ; not public",
        "heartbeat.topic=a/b                                        ; heartbeat.topic             ; no legal topic name",
        "request.mode=push                                          ; request.mode                ; poll, stream",
        "request.mode=stream pagination.type=link_header            ; pagination.type             ; no pages",
        "poll.cron=5_minutes                                        ; poll.cron                   ; five fields",
        "poll.cron.timezone=Toronto                                 ; poll.cron.timezone          ; America/Toronto",
        "poll.jitter.ms=70000                                       ; poll.jitter.ms              ; poll.interval.ms",
        "partition.name=route                                       ; partition.name              ; no partitions",
        "partition.values=1..3                                      ; partition.name              ; no name",
        "partition.name=route partition.values=7                    ; partition.name              ; which partition",
        "partition.name=route partition.values=7,5..9 request.parameters=r=${partition.route} ; partition.values ; twice",
        "partition.name=r partition.values=9..1                     ; partition.values            ; upwards",
        "partition.name=r partition.values=1..100000                ; partition.values            ; 10000",
        "partition.name=endpoint partition.values=1 request.parameters=r=${partition.endpoint} ; partition.name ; another name",
        "partition.bbox=1,2,3                                       ; partition.bbox              ; south,west,north,east",
        "partition.bbox=44,-80,43,-79                               ; partition.bbox              ; from south to north",
        "partition.bbox=-90,-180,90,180 partition.tile.degrees=0.1 request.parameters=s=${partition.south} ; partition.tile.degrees ; 10000",
        "partition.name=r partition.endpoint=default partition.pointer=/id request.parameters=r=${partition.r} ; partition.endpoint ; its own parent",
        "partition.name=r partition.pointer=/id                     ; partition.name,partition.pointer ; partition.endpoint"
      })
  void saysAtTheKeyWhatToDo(String keys, String errorAt, String says) {
    Map<String, List<String>> errors = errors(keys);

    assertThat(errors).containsOnlyKeys(errorAt.split(","));
    assertThat(errors.values().stream().flatMap(List::stream))
        .anySatisfy(message -> assertThat(message).containsIgnoringCase(says));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pagination.type=link_header",
        "pagination.type=next_url pagination.pointer=/next pagination.size=100 pagination.size.parameter=limit",
        "pagination.type=cursor pagination.pointer=/n request.method=post request.body={\"a\":\"${page.token|default:}\"}",
        "pagination.type=page request.parameters=page=${page.number}",
        "pagination.type=offset pagination.parameter=o pagination.size=5 transaction.unit=snapshot",
        "window.start=2026-01-01 window.delay.ms=60000 request.parameters=f=${window.start|epoch_s}&t=${window.end|epoch_s}",
        "cursor.fields=a=record:/t,b=header:X-V cursor.mode=max cursor.lookback.ms=5 cursor.initial=a=2026-01-01 request.parameters=a=${cursor.a}",
        "partition.name=route partition.values=1..3 connection.url=https://a.example/${partition.route}/x",
        "partition.bbox=43,-80,44,-79 request.parameters=la=${partition.south}&lo=${partition.west}",
        "connection.url.fallbacks=https://b.example/,https://c.example/"
      })
  void acceptsWhatFitsTogether(String keys) {
    assertThat(errors(keys)).isEmpty();
  }

  private static Map<String, List<String>> errors(String keys) {
    Map<String, String> props = new HashMap<>();
    props.put("topic", "things");
    props.put("connection.url", "https://a.example/");
    props.put("record.columns", "id:string");
    for (String key : keys.split(" ")) {
      int equals = key.indexOf('=');
      props.put(key.substring(0, equals), key.substring(equals + 1));
    }
    return new HttpPollerSourceConnector()
        .validate(props).configValues().stream()
            .filter(value -> !value.errorMessages().isEmpty())
            .collect(Collectors.toMap(ConfigValue::name, ConfigValue::errorMessages));
  }
}
