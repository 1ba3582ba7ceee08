package io.tributary.connect.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** What a task shows of itself in a worker that has no metrics for plugins. */
class MetricsTest {

  private static final MBeanServer JMX = ManagementFactory.getPlatformMBeanServer();
  private static final StubApi.Reply GOOD =
      StubApi.status(
          200,
          Map.of("X-Rate-Limit-Remaining", "3996"),
          "[{\"id\":\"1\"},{\"id\":\"2\"}]".getBytes(UTF_8));
  private static final StubApi.Reply QUOTA =
      StubApi.status(429, Map.of("Retry-After", "3600"), new byte[0]);

  @Test
  void countsWhatEachEndpointDoesUntilTheTaskStops() throws Exception {
    try (StubApi api =
        new StubApi().on("/a", StubApi.status(304, Map.of(), new byte[0]), GOOD).on("/b", QUOTA)) {
      ObjectName a = name("metrics-1", "a");
      ObjectName b = name("metrics-1", "b");
      try (RunningTask task = RunningTask.start(props(api, "metrics-1"))) {
        task.nextBatches(3);
        while ((long) JMX.getAttribute(b, "parked-units") == 0) {
          task.pollOnce();
        }
        assertThat((long) JMX.getAttribute(a, "records-total")).isGreaterThanOrEqualTo(4);
        assertThat(JMX.getAttribute(a, "unchanged-total")).isEqualTo(1L);
        assertThat((long) JMX.getAttribute(a, "requests-total")).isGreaterThanOrEqualTo(3);
        assertThat(JMX.getAttribute(a, "credits-left")).isEqualTo(3_996L);
        assertThat(JMX.getAttribute(a, "park-reason")).isEqualTo("");
        assertThat((long) JMX.getAttribute(a, "answer-age-max-ms")).isBetween(0L, 60_000L);
        assertThat(JMX.getAttribute(b, "park-reason")).isEqualTo("RETRY_AFTER");
        assertThat((long) JMX.getAttribute(b, "parked-for-ms")).isBetween(3_500_000L, 3_600_000L);
        assertThat(JMX.getAttribute(b, "answer-age-max-ms")).isEqualTo(-1L);
      }
      assertThat(JMX.isRegistered(a)).isFalse();
      assertThat(JMX.isRegistered(b)).isFalse();
    }
  }

  /** A server's clock may be a day ahead; what it names is a date of that clock. */
  @Test
  void waitsUntilTheDateThatAServerNamesByItsOwnClock() throws Exception {
    ZonedDateTime ahead = ZonedDateTime.now(ZoneOffset.UTC).plusDays(1);
    String busy =
        "HTTP/1.1 503 Busy\r\nDate: %s\r\nRetry-After: %s\r\nContent-Length: 0\r\n\r\n"
            .formatted(
                RFC_1123_DATE_TIME.format(ahead), RFC_1123_DATE_TIME.format(ahead.plusHours(1)));
    // The stub's server writes its own Date.
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        StubApi api = new StubApi().on("/b", GOOD)) {
      Map<String, String> props = props(api, "metrics-3");
      props.put("endpoints.a.connection.url", "http://127.0.0.1:" + server.getLocalPort() + "/a");
      try (RunningTask task = RunningTask.start(props);
          Socket line = server.accept()) {
        line.getOutputStream().write(busy.getBytes(UTF_8));
        ObjectName a = name("metrics-3", "a");
        while ((long) JMX.getAttribute(a, "parked-units") == 0) {
          task.pollOnce();
        }
        assertThat((long) JMX.getAttribute(a, "parked-for-ms")).isBetween(3_500_000L, 3_601_000L);
        assertThat(JMX.getAttribute(a, "park-reason")).isEqualTo("RETRY_AFTER");
      }
    }
  }

  @Test
  void namesBeansByConnectorAndTaskAndShowsNoSecret() throws Exception {
    try (StubApi api = new StubApi().on("/a", GOOD).on("/b", GOOD)) {
      Map<String, String> props = props(api, "an odd, \"quoted\"=name");
      props.put("task.number", "7");
      props.put("request.headers.sensitive", "X-Tenant-Token:canary-7391");
      try (RunningTask task = RunningTask.start(props)) {
        task.nextBatch();
        Set<ObjectName> beans =
            JMX.queryNames(new ObjectName("io.tributary.connect.http:task=7,*"), null);
        assertThat(beans).hasSize(2);
        for (ObjectName bean : beans) {
          assertThat(ObjectName.unquote(bean.getKeyProperty("connector")))
              .isEqualTo("an odd, \"quoted\"=name");
          for (MBeanAttributeInfo attribute : JMX.getMBeanInfo(bean).getAttributes()) {
            assertThat(attribute.getDescription()).endsWith(".");
            assertThat(String.valueOf(JMX.getAttribute(bean, attribute.getName())))
                .doesNotContain("canary");
          }
        }
      }
    }
  }

  /** A task that was given up ends late: it must not take its successor's beans along. */
  @Test
  void aTaskThatEndsLateLeavesItsSuccessorsBeansAlone() throws Exception {
    try (StubApi api = new StubApi().on("/a", GOOD).on("/b", GOOD)) {
      ObjectName a = name("metrics-2", "a");
      RunningTask zombie = RunningTask.start(props(api, "metrics-2"));
      try (RunningTask successor = RunningTask.start(props(api, "metrics-2"))) {
        zombie.close();
        successor.nextBatch();

        assertThat((long) JMX.getAttribute(a, "units")).isEqualTo(1);
      }
      assertThat(JMX.isRegistered(a)).isFalse();
    }
  }

  private static ObjectName name(String connector, String endpoint) throws Exception {
    return new ObjectName(
        "io.tributary.connect.http:type=endpoint,task=0,connector="
            + connector
            + ",endpoint="
            + endpoint);
  }

  private static Map<String, String> props(StubApi api, String name) {
    return RunningTask.props(
        "name",
        name,
        "endpoints",
        "a,b",
        "topic",
        "things",
        "endpoints.a.connection.url",
        api.url("/a"),
        "endpoints.b.connection.url",
        api.url("/b"),
        "record.columns",
        "id:string");
  }
}
