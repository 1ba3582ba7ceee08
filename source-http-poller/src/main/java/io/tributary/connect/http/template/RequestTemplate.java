package io.tributary.connect.http.template;

import io.tributary.connect.http.config.Headers;
import io.tributary.connect.http.config.RequestSettings;
import io.tributary.connect.http.model.Header;
import io.tributary.connect.http.model.PollPosition;
import io.tributary.connect.http.model.QueryParameter;
import io.tributary.connect.http.model.RequestSpec;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.config.ConfigException;

/** An endpoint's request, with holes for what the last response left. */
public final class RequestTemplate {

  private final String url;
  private final List<Parameter> parameters;
  private final List<Header> headers;

  private RequestTemplate(String url, List<Parameter> parameters, List<Header> headers) {
    this.url = url;
    this.parameters = parameters;
    this.headers = headers;
  }

  private record Parameter(String name, Template value) {}

  /**
   * Compiles settings that {@code EndpointRules} found nothing wrong with.
   *
   * @throws ConfigException if a parameter's template does not compile
   */
  public static RequestTemplate compile(RequestSettings settings) {
    List<Parameter> parameters = new ArrayList<>();
    if (!settings.parameters().isEmpty()) {
      for (String pair : settings.parameters().split("&", -1)) {
        int equals = pair.indexOf('=');
        parameters.add(
            new Parameter(pair.substring(0, equals), Template.compile(pair.substring(equals + 1))));
      }
    }
    List<Header> headers = new ArrayList<>();
    headers.add(new Header("User-Agent", settings.userAgent()));
    settings.headers().forEach(entry -> headers.add(header(entry)));
    Headers.split(settings.sensitiveHeaders()).forEach(entry -> headers.add(header(entry)));
    return new RequestTemplate(settings.url(), parameters, headers);
  }

  private static Header header(String entry) {
    int colon = entry.indexOf(':');
    return new Header(entry.substring(0, colon).trim(), entry.substring(colon + 1).trim());
  }

  /** Names of the cursors that the request needs. */
  public List<String> cursors() {
    return parameters.stream().flatMap(each -> each.value.cursors().stream()).distinct().toList();
  }

  /** The request that goes on from a position. */
  public RequestSpec at(PollPosition position) {
    return new RequestSpec(
        "GET",
        url,
        parameters.stream()
            .map(each -> new QueryParameter(each.name, each.value.fill(position.cursor())))
            .toList(),
        headers,
        null);
  }
}
