package io.tributary.connect.http.paging;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a page adds to a request.
 *
 * @param url whole address that replaces the configured one and its parameters; null to keep them
 * @param parameters query parameters by name
 */
public record PageRequest(@Nullable String url, Map<String, String> parameters) {

  static final PageRequest AS_CONFIGURED = new PageRequest(null, Map.of());

  public PageRequest {
    parameters = Map.copyOf(parameters);
  }

  @Override
  public String toString() {
    return "page by " + (url == null ? parameters.keySet() : "address");
  }
}
