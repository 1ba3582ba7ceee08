package io.tributary.connect.http.okhttp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.connect.http.auth.Credentials;
import io.tributary.connect.http.auth.Outgoing;
import io.tributary.connect.http.model.Header;
import io.tributary.connect.http.model.QueryParameter;
import io.tributary.connect.http.model.RequestBody;
import io.tributary.connect.http.model.RequestSpec;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Turns our requests into OkHttp's. */
final class Requests {

  private Requests() {}

  /**
   * A request without credentials, null if its address cannot be called.
   *
   * @param encoding named by us, it is ours to unzip: a large body is kept as it came
   */
  static @Nullable Request of(RequestSpec spec, String encoding) {
    HttpUrl base = HttpUrl.parse(spec.url());
    if (base == null) {
      return null;
    }
    HttpUrl.Builder url = base.newBuilder();
    for (QueryParameter parameter : spec.parameters()) {
      url.addQueryParameter(parameter.name(), parameter.value());
    }
    Request.Builder request =
        new Request.Builder().url(url.build()).header("Accept-Encoding", encoding);
    for (Header header : spec.headers()) {
      request.addHeader(header.name(), header.value());
    }
    RequestBody body = spec.body();
    return request
        .method(
            spec.method(),
            body == null
                ? null
                : okhttp3.RequestBody.create(
                    body.text().getBytes(UTF_8), MediaType.parse(body.contentType())))
        .tag(RequestBody.class, body)
        .build();
  }

  /** What credentials may depend on. */
  static Outgoing outgoing(Request request) {
    HttpUrl url = request.url();
    boolean ownPort = url.port() != HttpUrl.defaultPort(url.scheme());
    String host = url.host().contains(":") ? "[" + url.host() + "]" : url.host();
    RequestBody body = request.body() == null ? null : request.tag(RequestBody.class);
    return new Outgoing(
        request.method(),
        ownPort ? host + ":" + url.port() : host,
        url.encodedPath(),
        url.encodedQuery(),
        body == null ? null : body.contentType(),
        body == null ? "" : body.text());
  }

  static Request with(Request request, Credentials credentials) {
    HttpUrl.Builder url = request.url().newBuilder();
    for (QueryParameter parameter : credentials.parameters()) {
      url.setQueryParameter(parameter.name(), parameter.value());
    }
    Request.Builder signed = request.newBuilder().url(url.build());
    for (Header header : credentials.headers()) {
      signed.header(header.name(), header.value());
    }
    return signed.build();
  }
}
