package io.tributary.connect.http.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What came before the body of a response. The address may hold secrets, so it is shown nowhere.
 *
 * @param url the address that answered, query included, behind all redirects
 * @param headers all values of each header; the case of a name does not matter
 */
public record ReplyHead(int status, String url, Map<String, List<String>> headers) {

  public ReplyHead {
    TreeMap<String, List<String>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, values) -> byName.put(name, List.copyOf(values)));
    headers = Collections.unmodifiableMap(byName);
  }

  /** The first value of a header, null without one. */
  public @Nullable String header(String name) {
    List<String> values = headers(name);
    return values.isEmpty() ? null : values.get(0);
  }

  /** All values of a header, in the order in which they came. */
  public List<String> headers(String name) {
    return headers.getOrDefault(name, List.of());
  }

  @Override
  public String toString() {
    return "status " + status;
  }
}
