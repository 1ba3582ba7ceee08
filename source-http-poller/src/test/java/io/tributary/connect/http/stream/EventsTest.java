package io.tributary.connect.http.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.http.model.BodyLimitException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventsTest {

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n"})
  void readsFieldsWithAnyEndOfLine(String end) throws IOException {
    String text = ": comment|event: move|id: 7|data: {|data:1}||data|data||data:x|id|ignored:1||";

    assertThat(events(text.replace("|", end), "5"))
        .containsExactly("move/{\n1}/7", "message/\n/7", "message/x/");
  }

  @Test
  void takesNoEventWithoutDataOrWithoutItsEnd() throws IOException {
    assertThat(events("event: a\nid: 3\n\ndata: b\n\ndata: cut off\n", null))
        .containsExactly("message/b/3");
  }

  @Test
  void skipsTheByteOrderMarkAtTheVeryBeginningOnly() throws IOException {
    assertThat(events("\ufeffdata: a\n\n\ufeffdata: b\n\ndata: c\n\n", null))
        .containsExactly("message/a/null", "message/c/null");
  }

  @Test
  void keepsTheTimeThatTheServerAsksFor() throws IOException {
    ServerSentEvents events =
        new ServerSentEvents(lines("retry: soon\nretry: 1500\ndata: a\n\n", 100), null);
    events.next();

    assertThat(events.reconnectMs()).isEqualTo(1_500);
  }

  @Test
  void anIdWithANullIsNone() throws IOException {
    assertThat(events("id: a\u0000b\ndata: x\n\n", "5")).containsExactly("message/x/5");
  }

  @Test
  void takesEachLineForAnEventThatIsNotBlank() throws IOException {
    LineEvents events = new LineEvents(lines("{1}\n\n \n{2}\r\n{cut", 100));

    assertThat(text(events.next())).isEqualTo("message/{1}/null");
    assertThat(events.isMoreHere()).isTrue();
    assertThat(text(events.next())).isEqualTo("message/{2}/null");
    assertThat(events.next()).isNull();
  }

  @Test
  void breaksAtALineThatIsTooLong() {
    assertThatThrownBy(() -> new LineEvents(lines("x".repeat(101), 100)).next())
        .isInstanceOf(BodyLimitException.class);
  }

  private static List<String> events(String text, String lastId) throws IOException {
    ServerSentEvents events = new ServerSentEvents(lines(text, 1_000), lastId);
    List<String> found = new ArrayList<>();
    for (StreamEvent event = events.next(); event != null; event = events.next()) {
      found.add(text(event));
    }
    return found;
  }

  private static String text(StreamEvent event) {
    return event.type() + "/" + new String(event.data(), UTF_8) + "/" + event.id();
  }

  private static Lines lines(String text, int maxBytes) {
    return new Lines(new ByteArrayInputStream(text.getBytes(UTF_8)), maxBytes);
  }
}
