package io.tributary.connect.http;

import io.tributary.connect.http.config.EgressSettings;
import io.tributary.connect.http.config.EndpointRules;
import io.tributary.connect.http.config.EndpointSettings;
import io.tributary.connect.http.config.Finding;
import io.tributary.connect.http.config.RequestSettings;
import io.tributary.connect.http.egress.EgressPolicy;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is wrong with a request that can be told only by the parts that will make and send it. */
final class RequestCheck {

  /** Where these are wrong, there is no request to look at. */
  private static final Set<String> NEEDED =
      Set.of(
          RequestSettings.URL,
          RequestSettings.FALLBACKS,
          RequestSettings.PARAMETERS,
          RequestSettings.HEADERS,
          RequestSettings.SENSITIVE_HEADERS);

  private RequestCheck() {}

  /**
   * @param egress null if it is not known, because its own keys are wrong
   */
  static List<Finding> check(EndpointSettings endpoint, @Nullable EgressPolicy egress) {
    if (EndpointRules.check(endpoint).stream().map(Finding::key).anyMatch(NEEDED::contains)) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>(TemplateCheck.check(endpoint));
    for (String url : endpoint.request().urls()) {
      String host = URI.create(RequestSettings.filled(url)).getHost().replaceAll("[\\[\\]]", "");
      if (egress != null && !egress.mayAllow(host)) {
        findings.add(
            new Finding(
                url.equals(endpoint.request().url())
                    ? RequestSettings.URL
                    : RequestSettings.FALLBACKS,
                "its host is an address that is not public",
                "Add the address to " + EgressSettings.ALLOW_RANGES + " if it is meant"));
      }
    }
    return findings;
  }
}
