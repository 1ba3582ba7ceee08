package io.tributary.connect.http.auth;

import io.tributary.connect.http.model.Header;
import io.tributary.connect.http.model.QueryParameter;
import java.util.List;

/**
 * What to add to one request.
 *
 * @param generation grows with each renewal, so that it can be told which credentials were refused,
 *     and pages that belong to older ones
 */
public record Credentials(List<Header> headers, List<QueryParameter> parameters, long generation) {

  public Credentials {
    headers = List.copyOf(headers);
    parameters = List.copyOf(parameters);
  }

  static Credentials none(long generation) {
    return new Credentials(List.of(), List.of(), generation);
  }

  static Credentials header(String name, String value, long generation) {
    return new Credentials(List.of(new Header(name, value)), List.of(), generation);
  }
}
