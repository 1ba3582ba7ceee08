package io.tributary.connect.http.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What the keys of an endpoint must be in the light of one another. */
public final class EndpointRules {

  private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

  private final EndpointSettings endpoint;
  private final List<Finding> findings = new ArrayList<>();

  private EndpointRules(EndpointSettings endpoint) {
    this.endpoint = endpoint;
  }

  /** Everything that is wrong with an endpoint whose single values all parse. */
  public static List<Finding> check(EndpointSettings endpoint) {
    EndpointRules rules = new EndpointRules(endpoint);
    rules.topic();
    rules.pacing();
    rules.response();
    rules.findings.addAll(CursorRules.check(endpoint.cursor()));
    rules.findings.addAll(RequestRules.check(endpoint.request()));
    rules.findings.addAll(RecordRules.check(endpoint.records()));
    return List.copyOf(rules.findings);
  }

  private void topic() {
    String topic = endpoint.topic();
    if (topic.isEmpty()) {
      add(EndpointSettings.TOPIC, "no topic is given", "Set it to the topic for the records");
    } else if (!TOPIC.matcher(topic).matches() || topic.equals(".") || topic.equals("..")) {
      add(
          EndpointSettings.TOPIC,
          "'" + topic + "' is no legal topic name",
          "Use letters, digits, '.', '_' and '-', at most 249 of them");
    }
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

  private void response() {
    ResponseSettings response = endpoint.response();
    if (!response.retryablePointer().isEmpty() && response.errorPointer().isEmpty()) {
      add(
          ResponseSettings.RETRYABLE_POINTER,
          "it is read only where " + ResponseSettings.ERROR_POINTER + " finds an error",
          "Set " + ResponseSettings.ERROR_POINTER + " too");
    }
  }

  private void add(String key, String reason, String whatToDo) {
    findings.add(new Finding(key, reason, whatToDo));
  }
}
