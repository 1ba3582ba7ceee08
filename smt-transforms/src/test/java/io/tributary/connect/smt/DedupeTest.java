package io.tributary.connect.smt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

/** What Dedupe lets pass. */
class DedupeTest {

  /** A clock that a test moves. */
  private static final class HandClock extends Clock {

    private Instant now = Instant.parse("2026-11-20T16:00:00Z");

    void pass(long ms) {
      now = now.plusMillis(ms);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private final HandClock clock = new HandClock();

  private static Map<String, String> props(String... keysAndValues) {
    Map<String, String> props = new HashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      props.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return props;
  }

  private Dedupe<SourceRecord> dedupe(String... keysAndValues) {
    Dedupe<SourceRecord> dedupe = new Dedupe<>(clock);
    dedupe.configure(props(keysAndValues));
    return dedupe;
  }

  private static SourceRecord record(String topic, Schema schema, Object value) {
    return new SourceRecord(null, null, topic, null, null, null, schema, value);
  }

  private static boolean passes(Dedupe<SourceRecord> dedupe, String json) {
    SourceRecord before = record("planes", null, Json.of(json));
    SourceRecord after = dedupe.apply(before);
    assertThat(after).isIn(before, null);
    return after != null;
  }

  @Test
  void dropsWhatDidNotChange() {
    Dedupe<SourceRecord> dedupe = dedupe("key", "icao24", "fields", "last_contact");

    assertThat(passes(dedupe, "{'icao24':'a','last_contact':1,'lat':1.0}")).isTrue();
    assertThat(passes(dedupe, "{'icao24':'a','last_contact':1,'lat':2.0}")).isFalse();
    assertThat(passes(dedupe, "{'icao24':'b','last_contact':1}")).isTrue();
    assertThat(passes(dedupe, "{'icao24':'a','last_contact':2}")).isTrue();
    assertThat(passes(dedupe, "{'icao24':'a','last_contact':1}")).isFalse();
  }

  @Test
  void comparesWithTheLastOneWhereSaid() {
    Dedupe<SourceRecord> dedupe = dedupe("key", "id", "fields", "state", "compare", "last");

    assertThat(passes(dedupe, "{'id':1,'state':'on'}")).isTrue();
    assertThat(passes(dedupe, "{'id':1,'state':'on'}")).isFalse();
    assertThat(passes(dedupe, "{'id':1,'state':'off'}")).isTrue();
    assertThat(passes(dedupe, "{'id':1,'state':'on'}")).isTrue();
  }

  @Test
  void comparesTheWholeValueWithoutFields() {
    Dedupe<SourceRecord> dedupe = dedupe("key", "id");
    Schema schema =
        SchemaBuilder.struct()
            .field("id", Schema.INT32_SCHEMA)
            .field("x", Schema.OPTIONAL_STRING_SCHEMA)
            .build();

    assertThat(passes(dedupe, "{'id':1,'a':[1,{'b':null}]}")).isTrue();
    assertThat(passes(dedupe, "{'a':[1,{'b':null}],'id':1}")).isFalse();
    assertThat(passes(dedupe, "{'id':1,'a':[1,{'b':0}]}")).isTrue();
    assertThat(passes(dedupe, "{'id':1,'a':['1',{'b':0}]}")).isTrue();
    assertThat(dedupe.apply(record("planes", schema, new Struct(schema).put("id", 1)))).isNotNull();
    assertThat(dedupe.apply(record("planes", schema, new Struct(schema).put("id", 1)))).isNull();
  }

  @Test
  void forgetsAfterTheSpanWhichRepeatsDoNotProlong() {
    Dedupe<SourceRecord> dedupe = dedupe("key", "id", "ttl.ms", "100");
    List<Boolean> passed = new ArrayList<>();

    for (int i = 0; i < 5; i++) {
      passed.add(passes(dedupe, "{'id':1}"));
      clock.pass(50);
    }

    assertThat(passed).containsExactly(true, false, true, false, true);
  }

  @Test
  void forgetsTheLeastLatelySeenFirst() {
    Dedupe<SourceRecord> dedupe = dedupe("key", "id", "max.entries", "2");

    assertThat(passes(dedupe, "{'id':1}")).isTrue();
    assertThat(passes(dedupe, "{'id':2}")).isTrue();
    assertThat(passes(dedupe, "{'id':1}")).isFalse();
    assertThat(passes(dedupe, "{'id':3}")).isTrue();
    assertThat(passes(dedupe, "{'id':1}")).isFalse();
    assertThat(passes(dedupe, "{'id':2}")).isTrue();
  }

  @Test
  void tellsTopicsApartUnlessSaidOtherwise() {
    Dedupe<SourceRecord> dedupe = dedupe("key", "id");
    Dedupe<SourceRecord> ofAll = dedupe("key", "id", "scope", "all");

    for (Dedupe<SourceRecord> each : List.of(dedupe, ofAll)) {
      assertThat(each.apply(record("a", null, new LinkedHashMap<>(Map.of("id", 1L))))).isNotNull();
    }
    assertThat(dedupe.apply(record("b", null, new LinkedHashMap<>(Map.of("id", 1L))))).isNotNull();
    assertThat(ofAll.apply(record("b", null, new LinkedHashMap<>(Map.of("id", 1L))))).isNull();
  }

  @Test
  void letsTheRecordPassAgainThatConnectCouldNotSend() {
    Dedupe<SourceRecord> dedupe = dedupe("key", "id");
    SourceRecord record = record("a", null, Json.of("{'id':1}"));

    assertThat(dedupe.apply(record)).isSameAs(record);
    assertThat(dedupe.apply(record)).isSameAs(record);
  }

  @Test
  void failsARecordWithoutKey() {
    assertThatThrownBy(() -> passes(dedupe("key", "id"), "{'id':null}"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("the key is null");
  }

  @Test
  void refusesAtThePost() {
    assertThat(Post.errors(Dedupe.CONFIG_DEF, props())).containsOnlyKeys("key");
    assertThat(
            Post.errors(
                Dedupe.CONFIG_DEF,
                props(
                    "key",
                    "UPER(id)",
                    "fields",
                    "a..b",
                    "ttl.ms",
                    "0",
                    "max.entries",
                    "0",
                    "compare",
                    "first",
                    "scope",
                    "task")))
        .containsOnlyKeys("key", "fields", "ttl.ms", "max.entries", "compare", "scope");
  }
}
