package io.tributary.connect.hudi.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.hudi.model.Contribution;
import io.tributary.connect.hudi.model.FileStat;
import io.tributary.connect.hudi.model.InstantId;
import io.tributary.connect.hudi.model.Offsets;
import io.tributary.connect.hudi.model.TableSchema;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlEventCodecTest {

  static Stream<ControlEvent> events() {
    InstantId instant = new InstantId("20260101000000000");
    TopicPartition partition = new TopicPartition("flights", 3);
    TableSchema schema = new TableSchema("{\"type\":\"record\"}");
    Offsets offsets = new Offsets(Map.of(partition, 7L), Map.of("flights", 4));
    return Stream.of(
        new ControlEvent.TaskJoined(),
        new ControlEvent.RowsPending(schema, true),
        new ControlEvent.CycleStarted(instant, Offsets.EMPTY, null, 9),
        new ControlEvent.CycleStarted(instant, offsets, schema, 9),
        new ControlEvent.RowsWritten(instant, List.of(), null),
        new ControlEvent.RowsWritten(
            instant,
            List.of(
                new Contribution(partition, Offsets.NONE, 7, List.of(new FileStat("{\"a\":1}"))),
                Contribution.none(partition, 5)),
            schema),
        new ControlEvent.WriteFailed(instant),
        new ControlEvent.CycleCommitted(instant, offsets),
        new ControlEvent.CycleAborted(instant));
  }

  @ParameterizedTest
  @MethodSource("events")
  void comesBackAsItWas(ControlEvent event) {
    assertThat(ControlEventCodec.decode(ControlEventCodec.encode(event))).contains(event);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "no json", "{}", "{\"version\":2,\"kind\":\"TaskJoined\"}", "{\"version\":1}"})
  void passesOverWhatItDoesNotKnow(String text) {
    assertThat(ControlEventCodec.decode(text.getBytes(StandardCharsets.UTF_8))).isEmpty();
  }
}
