package io.tributary.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.harness.connect.ConnectWorker;
import io.tributary.harness.connect.WorkerSettings;
import io.tributary.harness.feed.Feed;
import io.tributary.harness.feed.FeedServer;
import io.tributary.harness.feed.Reply;
import io.tributary.harness.feed.Request;
import io.tributary.harness.process.Await;
import io.tributary.harness.process.LiveJvm;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Planted secrets, sent to a server that throws them back in every kind of answer, are found
 * nowhere outside the requests: not in the log, the REST answers, JMX, nor any topic, the worker's
 * own among them.
 */
class PollerSecretsIT {

  private static final String NAME = "secrets";
  private static final String TOPIC = "secrets-data";
  private static final String ERRORS = "secrets-errors";
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int ROUNDS = 14;

  /** What is planted, by the key of the endpoint of the same alias. */
  private static final Map<String, Map<String, String>> PLANTED =
      Map.of(
          "basic", Map.of("auth.basic.password", "canary-1-basic"),
          "bearer", Map.of("auth.bearer.token", "canary-2-bearer"),
          "header", Map.of("auth.api.key.value", "canary-3-header"),
          "query", Map.of("auth.api.key.value", "canary-4-query"),
          "oauth", Map.of("oauth2.client.secret", "canary-5-oauth"),
          "aws", Map.of("aws.secret.access.key", "canary-6-aws"),
          "plain", Map.of("request.headers.sensitive", "X-Secret:canary-7-plain"));

  /** What a server gives us that is as secret. */
  private static final String TOKEN = "canary-9-token";

  private static final List<String> CANARIES =
      List.of(
          "canary-1-basic",
          Base64.getEncoder()
              .encodeToString("user:canary-1-basic".getBytes(StandardCharsets.UTF_8)),
          "canary-2-bearer",
          "canary-3-header",
          "canary-4-query",
          "canary-5-oauth",
          "canary-6-aws",
          "canary-7-plain",
          "canary-8-proxy",
          Base64.getEncoder()
              .encodeToString("proxyuser:canary-8-proxy".getBytes(StandardCharsets.UTF_8)),
          TOKEN);

  @RegisterExtension static final Servers SERVERS = Servers.broker();

  /** Says in each answer what it was asked with. */
  private static final class Echo implements Feed {
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    private final Map<String, String> seen = new ConcurrentHashMap<>();

    @Override
    public Reply answer(Request request) {
      String path = request.path().substring(request.path().lastIndexOf('/') + 1);
      String said = request.headers() + " " + request.query() + " " + request.body();
      seen.merge(path, said, (before, now) -> before.contains(now) ? before : before + now);
      if (path.equals("token")) {
        return Reply.json("{\"access_token\":\"" + TOKEN + "\",\"expires_in\":3600}");
      }
      if (!request.headers().containsKey("proxy-authorization")) {
        return Reply.empty(407).header("Proxy-Authenticate", "Basic realm=\"proxy\"");
      }
      int round = asked.computeIfAbsent(path, each -> new AtomicInteger()).getAndIncrement();
      String text = said.replace('"', '\'').replace('\\', '/');
      Reply inJson = Reply.json("{\"error\":\"" + text + "\"}");
      return switch (round % 7) {
        case 0 -> inJson.status(500);
        case 1 -> inJson.status(429).header("Retry-After", text);
        case 2 -> inJson.status(401);
        case 3 -> Reply.json("{\"rows\": no JSON " + text);
        case 4 -> Reply.json("{\"rows\":[{\"n\":\"" + text + "\"}]}");
        case 5 -> inJson.status(302).header("Location", "http://other.invalid/?x=" + path);
        default -> Reply.json("{\"rows\":[{\"n\":" + round + "}]}");
      };
    }

    int asked(String path) {
      return asked.getOrDefault(path, new AtomicInteger()).get();
    }
  }

  @Test
  void areFoundNowhere() throws Exception {
    Echo echo = new Echo();
    ConnectWorker worker =
        SERVERS.worker(
            WorkerSettings.of(SERVERS.kafka().bootstrap())
                .plugins(List.of(PluginFolder.HTTP_POLLER.path()))
                .environment(environment()));
    try (FeedServer api = FeedServer.start(echo);
        LiveJvm jvm = LiveJvm.of(worker.process())) {
      worker.rest().create(NAME, config(api, true));
      worker.rest().awaitRunning(NAME, LIMIT);
      Await.until(
          "each endpoint had every kind of answer",
          LIMIT,
          () -> PLANTED.keySet().stream().allMatch(each -> echo.asked(each) > ROUNDS));

      assertThat(worker.rest().status(NAME).running()).isTrue();
      assertSent(echo);
      Map<String, List<String>> places = new TreeMap<>();
      places.put("log", Files.readAllLines(worker.process().log()));
      places.put("JMX", jvm.beans("*:*"));
      for (String topic :
          List.of(TOPIC, ERRORS, "connect-config", "connect-offset", "connect-status")) {
        places.put(topic, RawTopic.lines(SERVERS.kafka().bootstrap(), topic));
      }
      places.put("REST", rest(worker, api));
      assertThat(places.values()).allSatisfy(lines -> assertThat(lines).isNotEmpty());
      assertThat(leaks(places)).isEmpty();
    }
  }

  private static List<String> leaks(Map<String, List<String>> places) {
    List<String> leaks = new ArrayList<>();
    places.forEach(
        (place, lines) ->
            lines.forEach(
                line ->
                    CANARIES.stream()
                        .filter(line::contains)
                        .forEach(each -> leaks.add(each + " in " + place + ": " + line))));
    return leaks;
  }

  /** Else nothing would be proven. */
  private static void assertSent(Echo echo) {
    assertThat(echo.seen.get("basic")).contains(CANARIES.get(1));
    assertThat(echo.seen.get("bearer")).contains("canary-2-bearer");
    assertThat(echo.seen.get("header")).contains("canary-3-header");
    assertThat(echo.seen.get("query")).contains("canary-4-query");
    assertThat(echo.seen.get("token")).contains("canary-5-oauth");
    assertThat(echo.seen.get("oauth")).contains(TOKEN);
    assertThat(echo.seen.get("aws")).contains("AWS4-HMAC-SHA256");
    assertThat(echo.seen.get("plain")).contains("canary-7-plain");
    assertThat(echo.seen.get("basic")).contains(CANARIES.get(9));
  }

  /** Everything that the worker tells of the connector, and its verdict on secrets in clear. */
  private static List<String> rest(ConnectWorker worker, FeedServer api) throws Exception {
    String connector = "/connectors/" + NAME;
    List<String> answers = new ArrayList<>();
    for (String path :
        List.of(
            "/connectors?expand=info&expand=status",
            connector,
            connector + "/config",
            connector + "/status",
            connector + "/tasks",
            connector + "/tasks/0/status",
            connector + "/offsets",
            connector + "/topics")) {
      answers.add(get(worker, path));
    }
    Map<String, String> clear = new HashMap<>(config(api, false));
    clear.put("name", NAME);
    answers.add(worker.rest().validate(clear).toString());
    return answers;
  }

  private static String get(ConnectWorker worker, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(worker.rest().url() + path)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private static Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("SECRET_proxy", "canary-8-proxy");
    PLANTED.forEach(
        (alias, planted) ->
            planted.forEach((key, secret) -> environment.put(variable(alias), secret)));
    return environment;
  }

  private static String variable(String alias) {
    return "SECRET_" + alias;
  }

  /**
   * @param outside whether the secrets are left to the worker's config provider
   */
  private static Map<String, String> config(FeedServer api, boolean outside) {
    Map<String, String> config =
        PollerConfigs.counting(TOPIC, api.url(), PLANTED.keySet().stream().sorted().toList());
    config.put("record.columns", "n:int64");
    config.put("poll.interval.ms", "50");
    config.put("retry.backoff.ms", "20");
    config.put("retry.backoff.max.ms", "50");
    config.put("retry.after.max.ms", "50");
    config.put("breaker.failures", "1000");
    config.put("fetch.threads", "8");
    config.put("behavior.on.error", "topic");
    config.put("behavior.on.record.error", "topic");
    config.put("errors.topic", ERRORS);
    PLANTED.forEach(
        (alias, planted) ->
            planted.forEach(
                (key, secret) ->
                    config.put(
                        "endpoints." + alias + "." + key,
                        outside ? "${env:" + variable(alias) + "}" : secret)));
    of(config, "basic", "auth.type", "basic", "auth.basic.username", "user");
    of(config, "bearer", "auth.type", "bearer");
    of(config, "header", "auth.type", "api_key", "auth.api.key.name", "X-Key");
    of(config, "query", "auth.type", "api_key", "auth.api.key.name", "key");
    of(config, "query", "auth.api.key.location", "query");
    of(config, "oauth", "auth.type", "oauth2", "oauth2.client.id", "id");
    of(config, "oauth", "oauth2.token.url", api.url() + "/token");
    of(config, "oauth", "oauth2.client.auth.method", "body");
    of(config, "aws", "auth.type", "aws_sigv4", "aws.region", "eu-central-1");
    of(config, "aws", "aws.service", "execute-api", "aws.access.key.id", "AKIDEXAMPLE");
    config.put("proxy.host", "127.0.0.1");
    config.put("proxy.port", Integer.toString(URI.create(api.url()).getPort()));
    config.put("proxy.username", "proxyuser");
    config.put("proxy.password", outside ? "${env:SECRET_proxy}" : "canary-8-proxy");
    return config;
  }

  private static void of(Map<String, String> config, String alias, String... keysAndValues) {
    for (int i = 0; i < keysAndValues.length; i += 2) {
      config.put("endpoints." + alias + "." + keysAndValues[i], keysAndValues[i + 1]);
    }
  }
}
