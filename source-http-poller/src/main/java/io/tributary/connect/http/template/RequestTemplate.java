package io.tributary.connect.http.template;

import io.tributary.connect.http.config.Headers;
import io.tributary.connect.http.config.RequestMethod;
import io.tributary.connect.http.config.RequestSettings;
import io.tributary.connect.http.model.Header;
import io.tributary.connect.http.model.QueryParameter;
import io.tributary.connect.http.model.RequestBody;
import io.tributary.connect.http.model.RequestSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** An endpoint's request, with holes for what is known only when it is sent. */
public final class RequestTemplate {

  private final String method;
  private final Template url;
  private final List<Named> parameters;
  private final List<Named> headers;
  private final @Nullable Template body;
  private final String contentType;

  private RequestTemplate(RequestSettings settings, String url) {
    this.method = settings.method().name();
    this.url = Template.compile(url);
    this.parameters = parameters(settings.parameters());
    this.headers = headers(settings);
    this.body = settings.method() == RequestMethod.GET ? null : Template.compile(settings.body());
    this.contentType = settings.contentType();
  }

  private record Named(String name, Template value) {}

  /**
   * Compiles settings that {@code EndpointRules} found nothing wrong with.
   *
   * @param url one of the endpoint's addresses
   * @throws ConfigException if a template does not compile
   */
  public static RequestTemplate compile(RequestSettings settings, String url) {
    return new RequestTemplate(settings, url);
  }

  private static List<Named> parameters(String pairs) {
    List<Named> parameters = new ArrayList<>();
    if (!pairs.isEmpty()) {
      for (String pair : pairs.split("&", -1)) {
        int equals = pair.indexOf('=');
        parameters.add(
            new Named(pair.substring(0, equals), Template.compile(pair.substring(equals + 1))));
      }
    }
    return parameters;
  }

  private static List<Named> headers(RequestSettings settings) {
    List<Named> headers = new ArrayList<>();
    headers.add(new Named("User-Agent", Template.compile(settings.userAgent())));
    Stream.concat(settings.headers().stream(), Headers.split(settings.sensitiveHeaders()).stream())
        .forEach(entry -> headers.add(header(entry)));
    return headers;
  }

  private static Named header(String entry) {
    int colon = entry.indexOf(':');
    return new Named(
        entry.substring(0, colon).trim(), Template.compile(entry.substring(colon + 1).trim()));
  }

  /** All its parts that may have holes. */
  public Stream<Template> templates() {
    return Stream.of(
            Stream.of(url),
            parameters.stream().map(Named::value),
            headers.stream().map(Named::value),
            Stream.ofNullable(body))
        .flatMap(each -> each);
  }

  /** The request, with further query parameters, which replace configured ones of their names. */
  public RequestSpec fill(Variables variables, Map<String, String> more) {
    List<QueryParameter> all = new ArrayList<>();
    for (Named parameter : parameters) {
      if (!more.containsKey(parameter.name)) {
        all.add(new QueryParameter(parameter.name, parameter.value.fill(variables, Encoding.NONE)));
      }
    }
    more.forEach((name, value) -> all.add(new QueryParameter(name, value)));
    return spec(url.fill(variables, Encoding.PERCENT), all, variables);
  }

  /** The request to an address that a server gave, which needs no parameters. */
  public RequestSpec fill(Variables variables, String address) {
    return spec(address, List.of(), variables);
  }

  private RequestSpec spec(String address, List<QueryParameter> query, Variables variables) {
    return new RequestSpec(
        method,
        address,
        query,
        headers.stream()
            .map(each -> new Header(each.name, each.value.fill(variables, Encoding.HEADER)))
            .toList(),
        body == null
            ? null
            : new RequestBody(contentType, body.fill(variables, Encoding.ofContent(contentType))));
  }
}
