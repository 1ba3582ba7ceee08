package io.tributary.connect.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpPollerSourceConnectorTest {

  private final HttpPollerSourceConnector connector = new HttpPollerSourceConnector();

  @Test
  void isFoundAsAService() {
    assertThat(ServiceLoader.load(SourceConnector.class))
        .hasAtLeastOneElementOfType(HttpPollerSourceConnector.class);
  }

  @Test
  void supportsExactlyOnceWithBoundariesOfItsOwn() {
    assertThat(connector.exactlyOnceSupport(Map.of())).isEqualTo(ExactlyOnceSupport.SUPPORTED);
    assertThat(connector.canDefineTransactionBoundaries(Map.of()))
        .isEqualTo(ConnectorTransactionBoundaries.SUPPORTED);
  }

  @Test
  void aSingleEndpointIsOneTaskHoweverManyAreAllowed() {
    connector.start(Map.of("preset", "opensky-states", "topic", "flights"));

    List<Map<String, String>> tasks = connector.taskConfigs(5);

    assertThat(tasks).hasSize(1);
    assertThat(tasks.get(0)).containsEntry("preset", "opensky-states");
  }

  @Test
  void tasksShareTheEndpointsAndSeeNoOthersKeys() {
    Map<String, String> props = new HashMap<>(Map.of("endpoints", "a,b,c", "topic", "t"));
    props.put("connection.url", "https://api.example/");
    props.put("endpoints.c.request.headers.sensitive", "Authorization:c");
    connector.start(props);

    List<Map<String, String>> tasks = connector.taskConfigs(2);

    assertThat(tasks).extracting(task -> task.get("endpoints")).containsExactly("a,c", "b");
    assertThat(tasks.get(1))
        .doesNotContainKey("endpoints.c.request.headers.sensitive")
        .containsEntry("topic", "t");
  }

  @Test
  void acceptsOffsetsThatATaskCouldGoOnFrom() {
    Map<String, String> config = Map.of("preset", "ttc-umoiq-vehicles", "topic", "buses");
    Map<Map<String, ?>, Map<String, ?>> offsets =
        Map.of(
            Map.of("endpoint", "default"),
            Map.of("v", 1, "cursor.lastTime", 1_700_000_000_000L, "snapshot.version", "x"));

    assertThat(connector.alterOffsets(config, offsets)).isTrue();
    assertThat(connector.alterOffsets(config, offsets)).isTrue();
  }

  @Test
  void acceptsToResetWhateverSomeFormerVersionLeft() {
    Map<Map<String, ?>, Map<String, ?>> offsets = new HashMap<>();
    offsets.put(Map.of("url", "gone"), null);

    assertThat(connector.alterOffsets(Map.of("topic", "t"), offsets)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "endpoint=default;v=2|format \"v\": 1",
        "endpoint=default;cursor.lastTime=5|format \"v\": 1",
        "endpoint=other;v=1|no endpoint 'other'",
        "url=default;v=1|{\"endpoint\": \"alias\"}",
        "endpoint=default;v=1;page.token=x|page.index",
        "endpoint=default;v=1;window.end=2026-01-01T00:00:00Z|window.start",
        "endpoint=default;v=1;window.start=yesterday|window.start",
        "endpoint=default;v=1;cursor.lastTme=5|did you mean 'cursor.lastTime'",
        "endpoint=default;v=1;page=5|unknown key 'page'"
      })
  void refusesOffsetsThatNoTaskCouldGoOnFrom(String example) {
    String[] parts = example.split("\\|");
    String[] entries = parts[0].split(";");
    Map<String, Object> offset = new HashMap<>();
    for (int i = 1; i < entries.length; i++) {
      String[] pair = entries[i].split("=");
      offset.put(pair[0], pair[0].equals("v") ? Long.valueOf(pair[1]) : pair[1]);
    }
    String[] partition = entries[0].split("=");

    assertThatThrownBy(
            () ->
                connector.alterOffsets(
                    Map.of("preset", "ttc-umoiq-vehicles", "topic", "buses"),
                    Map.of(Map.of(partition[0], partition[1]), offset)))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining(parts[1]);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "none;page.index=1;page.token=x",
        "next_url;page.index=1;page.url=https://evil.example/x",
        "next_url;page.index=1;page.url=https://me@api.example/x",
        "next_url;page.index=1;page.token=x",
        "offset;page.index=1;page.offset=many",
        "none;window.start=2026-01-01T00:00:00Z",
        "none;event.id=7",
        "none;next.cursor.x=1"
      })
  void refusesOffsetsOfAnotherKindOfPolling(String example) {
    assertThatThrownBy(() -> alter(example)).isInstanceOf(ConnectException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "next_url;page.index=1;page.url=https://api.example/x?page=2",
        "cursor;page.index=3;page.token=x",
        "offset;page.index=1;page.offset=50",
        "page;page.index=1;page.number=2"
      })
  void acceptsOffsetsInTheMiddleOfAPoll(String example) {
    assertThat(alter(example)).isTrue();
  }

  /** Alters the offset of an endpoint with a type of paging, as {@code type;key=value;...}. */
  private boolean alter(String example) {
    String[] parts = example.split(";");
    Map<String, Object> offset = new HashMap<>(Map.of("v", 1L));
    for (int i = 1; i < parts.length; i++) {
      int equals = parts[i].indexOf('=');
      offset.put(parts[i].substring(0, equals), parts[i].substring(equals + 1));
    }
    return connector.alterOffsets(
        Map.of("topic", "t", "connection.url", "https://api.example/", "pagination.type", parts[0]),
        Map.of(Map.of("endpoint", "default"), offset));
  }

  @Test
  void stopsBeforeItWasStarted() {
    assertThatCode(connector::stop).doesNotThrowAnyException();
    assertThatCode(new HttpPollerSourceTask()::stop).doesNotThrowAnyException();
  }
}
