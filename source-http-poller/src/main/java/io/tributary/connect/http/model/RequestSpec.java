package io.tributary.connect.http.model;

import java.util.List;

/**
 * One GET request.
 *
 * @param url address to which the parameters are added
 */
public record RequestSpec(String url, List<QueryParameter> parameters, List<Header> headers) {

  public RequestSpec {
    parameters = List.copyOf(parameters);
    headers = List.copyOf(headers);
  }

  @Override
  public String toString() {
    return "GET " + parameters + " " + headers;
  }
}
