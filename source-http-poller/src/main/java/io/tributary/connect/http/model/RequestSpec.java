package io.tributary.connect.http.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request.
 *
 * @param url address to which the parameters are added
 * @param body null for none
 */
public record RequestSpec(
    String method,
    String url,
    List<QueryParameter> parameters,
    List<Header> headers,
    @Nullable RequestBody body) {

  public RequestSpec {
    parameters = List.copyOf(parameters);
    headers = List.copyOf(headers);
  }

  /** The same request with further headers. */
  public RequestSpec with(List<Header> more) {
    List<Header> all = new ArrayList<>(headers);
    all.addAll(more);
    return new RequestSpec(method, url, parameters, all, body);
  }

  @Override
  public String toString() {
    return method + " " + parameters + " " + headers;
  }
}
