package io.tributary.harness.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FeedServerTest {

  private static final Reply WHOLE =
      Reply.json("{\"text\":\"a body that is long enough to be cut\"}");
  private static final String BODY = "{\"text\":\"a body that is long enough to be cut\"}";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Test
  void servesSeveralRequestsOfAConnection() throws Exception {
    try (FeedServer server = FeedServer.start(request -> Reply.json(request.value("n", "none")))) {
      assertThat(get(server, "/a?n=1").body()).isEqualTo("1");
      assertThat(get(server, "/a?n=%C3%A9%26").body()).isEqualTo("é&");
      assertThat(get(server, "/a").headers().firstValue("content-type"))
          .contains("application/json");
    }
  }

  @Test
  void sendsABodyOfUnknownLengthInChunks() throws Exception {
    Reply reply =
        Reply.stream(
            "text/plain",
            out -> {
              for (int i = 0; i < 3; i++) {
                out.write("abc".getBytes(StandardCharsets.US_ASCII));
              }
            });
    try (FeedServer server = FeedServer.start(request -> reply)) {
      assertThat(get(server, "/").body()).isEqualTo("abcabcabc");
      assertThat(get(server, "/").body()).isEqualTo("abcabcabc");
    }
  }

  @Test
  void givesSlowAnswersWhole() throws Exception {
    try (FeedServer server = FeedServer.start(request -> WHOLE.given(Reply.Manner.SLOW, 200))) {
      long begun = System.nanoTime();

      assertThat(get(server, "/").body()).isEqualTo(BODY);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(150));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CUT", "RESET", "GARBAGE"})
  void breaksAnswers(Reply.Manner manner) {
    try (FeedServer server = FeedServer.start(request -> WHOLE.given(manner, 0))) {
      assertThatThrownBy(() -> get(server, "/")).isInstanceOf(IOException.class);
    }
  }

  @Test
  void hangs() {
    try (FeedServer server = FeedServer.start(request -> WHOLE.given(Reply.Manner.HANG, 60_000))) {
      assertThatThrownBy(() -> get(server, "/")).isInstanceOf(HttpTimeoutException.class);
    }
  }

  @Test
  void pagesGoOnUntilTheyAreFrozen() throws Exception {
    PagedFeed feed = new PagedFeed(2, 0);
    try (FeedServer server = FeedServer.start(feed)) {
      assertThat(get(server, "/?limit=2").body())
          .isEqualTo(
              "{\"items\":[{\"id\":1,\"text\":\"item-1\"},{\"id\":2,\"text\":\"item-2\"}],"
                  + "\"last\":2,\"next\":2}");
      assertThat(get(server, "/?limit=2&after=2").body()).endsWith("],\"last\":4}");
      assertThat(feed.freeze()).isEqualTo(4);
      assertThat(get(server, "/?limit=2&after=4").body()).isEqualTo("{\"items\":[]}");
      assertThat(get(server, "/?limit=2&after=3").body())
          .isEqualTo("{\"items\":[{\"id\":4,\"text\":\"item-4\"}],\"last\":4}");
    }
  }

  @Test
  void snapshotsComeInParts() throws Exception {
    SnapshotFeed feed = new SnapshotFeed(2, 1, 0);
    try (FeedServer server = FeedServer.start(feed)) {
      assertThat(get(server, "/").body())
          .isEqualTo("{\"version\":1,\"rows\":[{\"version\":1,\"row\":0}],\"next\":2}");
      assertThat(get(server, "/?part=2").body())
          .isEqualTo("{\"version\":1,\"rows\":[{\"version\":1,\"row\":1}]}");
      assertThat(feed.freeze()).isEqualTo(1);
      assertThat(get(server, "/?seen=1").body()).isEqualTo("{\"version\":1,\"rows\":[]}");
    }
  }

  private HttpResponse<String> get(FeedServer server, String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(server.url() + path))
            .timeout(Duration.ofSeconds(2))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
