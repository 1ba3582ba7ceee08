package io.tributary.connect.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

class OpenSkyPresetTest {

  @Test
  void givesEveryPositionItsNameAndType() throws Exception {
    SourceRecord flight = poll("opensky-17.json").get(0);

    assertThat(flight.topic()).isEqualTo("flights");
    assertThat(flight.keySchema()).isEqualTo(Schema.STRING_SCHEMA);
    assertThat(flight.key()).isEqualTo("aa0001");
    assertThat(flight.timestamp()).isEqualTo(1_700_000_008_000L);
    Struct value = (Struct) flight.value();
    assertThat(value.schema().fields()).hasSize(19);
    assertThat(value.get("callsign")).isEqualTo("TST101");
    assertThat(value.get("origin_country")).isEqualTo("Canada");
    assertThat(value.get("time_position")).isEqualTo(at(1_700_000_005));
    assertThat(value.get("last_contact")).isEqualTo(at(1_700_000_008));
    assertThat(value.get("longitude")).isEqualTo(-79.5);
    assertThat(value.get("on_ground")).isEqualTo(false);
    assertThat(value.get("squawk")).isEqualTo("4321");
    assertThat(value.get("position_source")).isEqualTo(0);
    assertThat(value.get("snapshot_time")).isEqualTo(at(1_700_000_010));
    assertThat(value.schema().field("last_contact").schema().name())
        .isEqualTo(Timestamp.LOGICAL_NAME);
  }

  @Test
  void keepsWholeNumbersAsFloatsWhereFloatsAreDeclared() throws Exception {
    Struct value = (Struct) poll("opensky-17.json").get(0).value();

    assertThat(value.get("baro_altitude")).isEqualTo(1000.0);
    assertThat(value.get("true_track")).isEqualTo(90.0);
    assertThat(value.get("vertical_rate")).isEqualTo(0.0);
  }

  @Test
  void keepsNullsAndSensorsAndTrimsBlankCallsigns() throws Exception {
    Struct value = (Struct) poll("opensky-17.json").get(1).value();

    assertThat(value.get("callsign")).isEqualTo("");
    assertThat(value.get("time_position")).isNull();
    assertThat(value.get("longitude")).isNull();
    assertThat(value.get("baro_altitude")).isNull();
    assertThat(value.get("sensors")).isEqualTo(List.of(7, 12));
    assertThat(value.get("squawk")).isNull();
  }

  @Test
  void readsTheEighteenthColumnWhereThereIsOne() throws Exception {
    assertThat(((Struct) poll("opensky-17.json").get(0).value()).get("category")).isNull();
    assertThat(((Struct) poll("opensky-18.json").get(0).value()).get("category")).isEqualTo(4);
  }

  @Test
  void ignoresColumnsAndMembersThatTheApiMayAdd() throws Exception {
    Struct value = (Struct) poll("opensky-19-future.json").get(0).value();

    assertThat(value.get("category")).isEqualTo(1);
    assertThat(value.get("callsign")).isNull();
  }

  @Test
  void takesNullStatesForNone() throws Exception {
    try (StubApi api = new StubApi();
        RunningTask task =
            RunningTask.start(
                props(
                    api.on(
                        "/states",
                        StubApi.fixture("opensky-null.json"),
                        StubApi.fixture("opensky-18.json"))))) {
      assertThat(task.nextBatch()).hasSize(1);
    }
  }

  @Test
  void dropsAResponseWhoseTimeDidNotChange() throws Exception {
    try (StubApi api = new StubApi();
        RunningTask task =
            RunningTask.start(
                props(
                    api.on(
                        "/states",
                        StubApi.fixture("opensky-17.json"),
                        StubApi.fixture("opensky-17.json"),
                        StubApi.fixture("opensky-17.json"),
                        StubApi.fixture("opensky-18.json"))))) {
      List<List<SourceRecord>> batches = task.nextBatches(2);

      assertThat(batches.get(0)).hasSize(2);
      assertThat(batches.get(1).get(0).key()).isEqualTo("aa0003");
      assertThat(api.requests("/states")).hasSize(4);
      assertThat(api.requests("/states").get(0).query()).isEqualTo("extended=1");
    }
  }

  /** Aircraft stay in the answers for a while after they were last heard. */
  @Test
  void givesEachContactOnceHoweverManySnapshotsShowIt() throws Exception {
    String vector = "[\"%s\",null,null,null,%d,null,null,null,false,null,null,null,null,null,null]";
    String body = "{\"time\":%d,\"states\":[%s,%s]}";
    try (StubApi api = new StubApi();
        RunningTask task =
            RunningTask.start(
                props(
                    api.on(
                        "/states",
                        StubApi.body(
                            body.formatted(
                                    100, vector.formatted("a1", 90), vector.formatted("a2", 90))
                                .getBytes(UTF_8)),
                        StubApi.body(
                            body.formatted(
                                    110, vector.formatted("a1", 90), vector.formatted("a2", 95))
                                .getBytes(UTF_8)))))) {
      List<List<SourceRecord>> batches = task.nextBatches(2);

      assertThat(batches.get(0)).extracting(SourceRecord::key).containsExactly("a1", "a2");
      assertThat(batches.get(1)).extracting(SourceRecord::key).containsExactly("a2");
    }
  }

  private static List<SourceRecord> poll(String fixture) throws Exception {
    try (StubApi api = new StubApi();
        RunningTask task = RunningTask.start(props(api.on("/states", StubApi.fixture(fixture))))) {
      return task.nextBatch();
    }
  }

  private static Map<String, String> props(StubApi api) {
    return RunningTask.props(
        "preset", "opensky-states", "topic", "flights", "connection.url", api.url("/states"));
  }

  private static Date at(long epochSecond) {
    return Date.from(Instant.ofEpochSecond(epochSecond));
  }
}
