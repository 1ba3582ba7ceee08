package io.tributary.connect.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultyApiTest {

  private static final StubApi.Reply GOOD = StubApi.body("[{\"id\":\"1\"}]".getBytes(UTF_8));

  @Test
  void pollReturnsWithinHalfASecondWhileAResponseHangs() throws Exception {
    try (StubApi api = new StubApi();
        RunningTask task = RunningTask.start(props(api.on("/", api.hungBody())))) {
      long start = System.nanoTime();
      for (int i = 0; i < 3; i++) {
        assertThat(task.pollOnce()).isNull();
      }

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1500));
    }
  }

  @Test
  void stopsWithinASecondWhileAResponseHangs() throws Exception {
    try (StubApi api = new StubApi()) {
      RunningTask task = RunningTask.start(props(api.on("/", api.hungBody())));
      while (api.requests("/").isEmpty()) {
        task.pollOnce();
      }
      long start = System.nanoTime();
      task.close();

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
      for (Thread thread : Thread.getAllStackTraces().keySet()) {
        if (thread.getName().startsWith("hung-fetch")) {
          // The pool calls itself terminated while its last thread is still leaving.
          thread.join(5_000);
          assertThat(thread.isAlive()).isFalse();
        }
      }
    }
  }

  @Test
  void givesUpOnAResponseThatHangsAndAsksAgain() throws Exception {
    try (StubApi api = new StubApi()) {
      Map<String, String> props = props(api.on("/", api.hungBody(), GOOD));
      props.put("request.timeout.ms", "200");
      try (RunningTask task = RunningTask.start(props)) {
        assertThat(task.nextBatch()).hasSize(1);
      }
    }
  }

  @Test
  void parkedAndHangingEndpointsHinderNoOther() throws Exception {
    try (StubApi api = new StubApi()) {
      api.on("/hung", api.hungBody())
          .on(
              "/quota",
              StubApi.status(
                  429,
                  Map.of("X-Rate-Limit-Retry-After-Seconds", "60394"),
                  "Too many requests".getBytes(UTF_8)))
          .on("/broken", StubApi.status(503, Map.of(), new byte[0]))
          .on("/good", GOOD);
      Map<String, String> props = props(api);
      props.put("endpoints", "hung,quota,broken,good");
      for (String alias : List.of("hung", "quota", "broken", "good")) {
        props.put("endpoints." + alias + ".connection.url", api.url("/" + alias));
      }
      try (RunningTask task = RunningTask.start(props)) {
        List<List<SourceRecord>> batches = task.nextBatches(5);

        assertThat(batches)
            .allSatisfy(
                batch ->
                    assertThat(batch.get(0).sourcePartition())
                        .isEqualTo(Map.of("endpoint", "good")));
        assertThat(api.requests("/quota")).hasSize(1);
        assertThat(api.requests("/broken")).hasSizeGreaterThan(1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 418, 429, 500, 502, 503})
  void asksAgainAfterAStatusThatMayPass(int status) throws Exception {
    try (StubApi api = new StubApi();
        RunningTask task =
            RunningTask.start(
                props(api.on("/", StubApi.status(status, Map.of(), new byte[0]), GOOD)))) {
      assertThat(task.nextBatch()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "301, leads to another server, other.example",
    "400, Check connection.url and request.parameters",
    "401, Check auth.type",
    "403, request.user.agent",
    "404, Check the path of connection.url"
  })
  void failsAtAStatusThatWaitingCannotMend(int status, String whatToDo) throws Exception {
    try (StubApi api = new StubApi();
        RunningTask task =
            RunningTask.start(
                props(
                    api.on(
                        "/",
                        StubApi.status(
                            status,
                            Map.of("Location", "http://other.example/"),
                            "secret".getBytes(UTF_8)))))) {
      assertThatThrownBy(task::nextBatch)
          .isInstanceOf(ConnectException.class)
          .hasMessageContaining("HTTP status " + status)
          .hasMessageContaining(whatToDo)
          .hasMessageNotContaining("secret");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<html>busy</html>", "", "[{\"id\":\"1\"},", "[{\"id\":NaN}]", "17", "[] []"})
  void takesNoPartOfABodyThatCannotBeReadAndAsksAgain(String body) throws Exception {
    try (StubApi api = new StubApi();
        RunningTask task =
            RunningTask.start(props(api.on("/", StubApi.body(body.getBytes(UTF_8)), GOOD)))) {
      assertThat(task.nextBatch()).hasSize(1);
      assertThat(api.requests("/")).hasSizeGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void unzipsBodies() throws Exception {
    byte[] plain = "[{\"id\":\"1\"},{\"id\":\"2\"}]".getBytes(UTF_8);
    byte[] brotli = Base64.getDecoder().decode("CwuAW3siaWQiOiIxIn0seyJpZCI6IjIifV0D");
    Map<String, byte[]> bodies =
        Map.of("gzip", gzip(plain), "zstd", Zstd.compress(plain), "br", brotli);
    for (Map.Entry<String, byte[]> body : bodies.entrySet()) {
      try (StubApi api = new StubApi();
          RunningTask task =
              RunningTask.start(
                  props(
                      api.on(
                          "/",
                          StubApi.status(
                              200, Map.of("Content-Encoding", body.getKey()), body.getValue()))))) {
        assertThat(task.nextBatch()).extracting(SourceRecord::key).containsExactly("1", "2");
        assertThat(api.requests("/").get(0).headers().get("Accept-encoding"))
            .containsExactly("gzip, zstd, br");
      }
    }
  }

  @Test
  void givesUpOnABodyThatUnzipsToMoreThanTheLimit() throws Exception {
    byte[] bomb = gzip(new byte[5_000_000]);
    assertThat(bomb).hasSizeLessThan(10_000);
    try (StubApi api = new StubApi()) {
      Map<String, String> props =
          props(api.on("/", StubApi.status(200, Map.of("Content-Encoding", "gzip"), bomb), GOOD));
      props.put("response.max.bytes", "10000");
      try (RunningTask task = RunningTask.start(props)) {
        assertThat(task.nextBatch()).hasSize(1);
      }
    }
  }

  @Test
  void takesNothingFromAStatusThatMeansNothing() throws Exception {
    try (StubApi api = new StubApi();
        RunningTask task =
            RunningTask.start(
                props(
                    api.on(
                        "/",
                        StubApi.status(204, Map.of(), new byte[0]),
                        StubApi.status(304, Map.of(), new byte[0]),
                        GOOD)))) {
      assertThat(task.nextBatch()).hasSize(1);
    }
  }

  @Test
  void takesNothingFromA404WhereThatMeansNothing() throws Exception {
    try (StubApi api = new StubApi()) {
      Map<String, String> props =
          props(api.on("/", StubApi.status(404, Map.of(), "[]".getBytes(UTF_8)), GOOD));
      props.put("response.status.empty", "404");
      try (RunningTask task = RunningTask.start(props)) {
        assertThat(task.nextBatch()).hasSize(1);
      }
    }
  }

  private static byte[] gzip(byte[] body) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(body);
    }
    return zipped.toByteArray();
  }

  private static Map<String, String> props(StubApi api) {
    return RunningTask.props(
        "name", "hung",
        "topic", "things",
        "connection.url", api.url("/"),
        "record.columns", "id:string",
        "record.key", "/id");
  }
}
