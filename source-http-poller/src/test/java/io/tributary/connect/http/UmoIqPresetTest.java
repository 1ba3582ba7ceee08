package io.tributary.connect.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UmoIqPresetTest {

  @Test
  void readsTextsAsTheTypesOfTheirColumns() throws Exception {
    List<SourceRecord> buses = poll("umoiq-many.json");

    assertThat(buses).extracting(SourceRecord::key).containsExactly("9001", "9002");
    Struct first = (Struct) buses.get(0).value();
    assertThat(first.get("lat")).isEqualTo(43.5);
    assertThat(first.get("heading")).isEqualTo(73);
    assertThat(first.get("speedKmHr")).isEqualTo(31.0);
    assertThat(first.get("predictable")).isEqualTo(true);
    assertThat(first.get("leadingVehicleId")).isNull();
    Struct second = (Struct) buses.get(1).value();
    assertThat(second.get("heading")).isEqualTo(-4);
    assertThat(second.get("speedKmHr")).isNull();
    assertThat(second.get("leadingVehicleId")).isEqualTo("9001");
  }

  @Test
  void countsBackToWhenTheVehicleReported() throws Exception {
    SourceRecord bus = poll("umoiq-many.json").get(0);

    assertThat(bus.timestamp()).isEqualTo(1_700_000_093_000L);
    assertThat(((Struct) bus.value()).get("report_time"))
        .isEqualTo(Date.from(Instant.ofEpochMilli(1_700_000_093_000L)));
    assertThat(((Struct) bus.value()).get("feed_time"))
        .isEqualTo(Date.from(Instant.ofEpochMilli(1_700_000_100_000L)));
  }

  @Test
  void takesOneVehicleThatIsNoArray() throws Exception {
    assertThat(poll("umoiq-one.json")).extracting(SourceRecord::key).containsExactly("9003");
  }

  @Test
  void asksForWhatCameAfterTheLastAnswerEvenIfThatWasEmpty() throws Exception {
    try (StubApi api = new StubApi();
        RunningTask task =
            RunningTask.start(
                props(
                    api.on(
                        "/feed",
                        StubApi.fixture("umoiq-many.json"),
                        StubApi.fixture("umoiq-none.json"),
                        StubApi.fixture("umoiq-one.json"))))) {
      task.nextBatches(2);

      assertThat(api.requests("/feed"))
          .extracting(StubApi.Request::query)
          .startsWith(
              "command=vehicleLocations&a=ttc&t=0",
              "command=vehicleLocations&a=ttc&t=1700000100000",
              "command=vehicleLocations&a=ttc&t=1700000300000");
    }
  }

  @Test
  void waitsAndAsksAgainAfterAnErrorThatPasses() throws Exception {
    try (StubApi api = new StubApi();
        RunningTask task =
            RunningTask.start(
                props(
                    api.on(
                        "/feed",
                        StubApi.fixture("umoiq-error-true.json"),
                        StubApi.fixture("umoiq-one.json"))))) {
      assertThat(task.nextBatch()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"umoiq-error-false.json", "umoiq-bogus-route.json"})
  void failsAtAnErrorThatDoesNotPassAndGivesNoneOfItsRecords(String fixture) throws Exception {
    try (StubApi api = new StubApi();
        RunningTask task = RunningTask.start(props(api.on("/feed", StubApi.fixture(fixture))))) {
      assertThatThrownBy(task::nextBatch)
          .isInstanceOf(ConnectException.class)
          .hasMessageContaining("Endpoint 'default'")
          .hasMessageContaining("request.parameters");
    }
  }

  private static List<SourceRecord> poll(String fixture) throws Exception {
    try (StubApi api = new StubApi();
        RunningTask task = RunningTask.start(props(api.on("/feed", StubApi.fixture(fixture))))) {
      return task.nextBatch();
    }
  }

  private static Map<String, String> props(StubApi api) {
    return RunningTask.props(
        "preset", "ttc-umoiq-vehicles", "topic", "buses", "connection.url", api.url("/feed"));
  }
}
