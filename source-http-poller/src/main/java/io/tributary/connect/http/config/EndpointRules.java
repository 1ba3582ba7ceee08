package io.tributary.connect.http.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;

/** What the keys of an endpoint must be in the light of one another. */
public final class EndpointRules {

  private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,249}");
  private static final int MAX_TOPIC_CHARS = 249;

  private static final int OK = 200;

  private final EndpointSettings endpoint;
  private final List<Finding> findings = new ArrayList<>();

  private EndpointRules(EndpointSettings endpoint) {
    this.endpoint = endpoint;
  }

  /** Everything that is wrong with an endpoint whose single values all parse. */
  public static List<Finding> check(EndpointSettings endpoint) {
    EndpointRules rules = new EndpointRules(endpoint);
    boolean topic = rules.topic();
    rules.pacing();
    rules.limits();
    rules.response();
    rules.errors();
    rules.findings.addAll(StreamRules.check(endpoint));
    rules.findings.addAll(ScheduleRules.check(endpoint.schedule()));
    rules.findings.addAll(
        PartitionRules.check(endpoint.alias(), endpoint.partition(), endpoint.request()));
    rules.findings.addAll(PagingRules.check(endpoint.paging(), endpoint.request()));
    rules.findings.addAll(CursorRules.check(endpoint.cursor()));
    rules.findings.addAll(WindowRules.check(endpoint.windows(), endpoint.request()));
    rules.findings.addAll(RequestRules.check(endpoint.request()));
    rules.findings.addAll(AuthRules.check(endpoint.auth(), endpoint.request()));
    rules.findings.addAll(ValueRules.check(endpoint));
    if (topic) {
      rules.findings.addAll(RecordRules.check(endpoint));
    }
    return List.copyOf(rules.findings);
  }

  /** Whether it is sound enough to look at what it is made of. */
  private boolean topic() {
    String topic = endpoint.topic();
    if (topic.isEmpty()) {
      add(EndpointSettings.TOPIC, "no topic is given", "Set it to the topic for the records");
      return true;
    }
    try {
      endpoint.topicTemplate();
    } catch (ConfigException e) {
      add(
          EndpointSettings.TOPIC,
          String.valueOf(e.getMessage()),
          "Write it as flights or as flights.${record.country}");
      return false;
    }
    if (topic.length() > MAX_TOPIC_CHARS || topic.equals(".") || topic.equals("..")) {
      add(
          EndpointSettings.TOPIC,
          "'" + topic + "' is no legal topic name",
          "Choose another, with at most " + MAX_TOPIC_CHARS + " characters");
    }
    return true;
  }

  private void pacing() {
    PacingSettings pacing = endpoint.pacing();
    if (pacing.maxBackoffMs() < pacing.backoffMs()) {
      add(
          PacingSettings.MAX_BACKOFF,
          pacing.maxBackoffMs() + " is below " + PacingSettings.BACKOFF + ", " + pacing.backoffMs(),
          "Raise it, or lower " + PacingSettings.BACKOFF);
    }
  }

  private void limits() {
    LimitSettings limits = endpoint.limits();
    long most =
        limits.cost().steps().stream().mapToLong(RequestCost.Step::cost).max().orElseThrow();
    if (limits.requests() > 0 && most > limits.requests()) {
      add(
          LimitSettings.COST,
          "one request may cost " + most + ", more than " + LimitSettings.REQUESTS + " grants",
          "Raise " + LimitSettings.REQUESTS + " together with " + LimitSettings.PERIOD);
    }
  }

  private void response() {
    ResponseSettings response = endpoint.response();
    if (response.fatalStatusCodes().contains(OK)) {
      add(
          ResponseSettings.FATAL_STATUS_CODES,
          "200 is no failure",
          "Find errors inside a 200 with " + ResponseSettings.ERROR_POINTER);
    }
    if (response.emptyStatusCodes().contains(OK)) {
      add(ResponseSettings.EMPTY_STATUS_CODES, "200 has records", "Take it out");
    }
    if (!response.retryablePointer().isEmpty() && response.errorPointer().isEmpty()) {
      add(
          ResponseSettings.RETRYABLE_POINTER,
          "it is read only where " + ResponseSettings.ERROR_POINTER + " finds an error",
          "Set " + ResponseSettings.ERROR_POINTER + " too");
    }
  }

  private void errors() {
    ErrorSettings errors = endpoint.errors();
    boolean needed =
        errors.behavior() == ErrorBehavior.TOPIC
            || endpoint.records().onError() == RecordErrorBehavior.TOPIC;
    if (needed && errors.topic().isEmpty()) {
      add(ErrorSettings.TOPIC, "errors are to go to a topic", "Name it");
    } else if (!needed && !errors.topic().isEmpty()) {
      add(
          ErrorSettings.TOPIC,
          "nothing goes there",
          "Set " + ErrorSettings.BEHAVIOR + " or " + RecordSettings.ON_ERROR + " to topic");
    } else if (needed && !TOPIC.matcher(errors.topic()).matches()) {
      add(
          ErrorSettings.TOPIC,
          "'" + errors.topic() + "' is no legal topic name",
          "Use letters, digits, '.', '_' and '-', at most 249 of them");
    }
  }

  private void add(String key, String reason, String whatToDo) {
    findings.add(new Finding(key, reason, whatToDo));
  }
}
