package io.tributary.harness.stub;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a request; of several with one name the last. */
record Query(Map<String, String> parameters) {
  static Query of(URI uri) {
    Map<String, String> parameters = new HashMap<>();
    String raw = uri.getRawQuery();
    if (raw != null) {
      for (String pair : raw.split("&", -1)) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        parameters.put(decoded(name), decoded(value));
      }
    }
    return new Query(Map.copyOf(parameters));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Nullable String value(String name) {
    return parameters.get(name);
  }

  String value(String name, String otherwise) {
    return parameters.getOrDefault(name, otherwise);
  }

  int number(String name, int otherwise) {
    String value = parameters.get(name);
    return value == null ? otherwise : Integer.parseInt(value);
  }
}
