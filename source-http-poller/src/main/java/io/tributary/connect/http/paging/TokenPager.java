package io.tributary.connect.http.paging;

import io.tributary.connect.http.config.PagingSettings;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes the token that a page gives into the request for the next. */
final class TokenPager implements Pager {

  static final String TOKEN = "token";

  private final PagingSettings settings;

  TokenPager(PagingSettings settings) {
    this.settings = settings;
  }

  @Override
  public Map<String, String> first() {
    return Map.of();
  }

  @Override
  public @Nullable Map<String, String> next(PageSeen seen) {
    String token = seen.facts().next();
    if (token == null || token.isEmpty() || Pagers.isStopped(settings, seen)) {
      return null;
    }
    return Map.of(TOKEN, token);
  }

  @Override
  public PageRequest request(Map<String, String> values) {
    Map<String, String> parameters = new HashMap<>();
    String token = values.get(TOKEN);
    if (token != null && !settings.parameter().isEmpty()) {
      parameters.put(settings.parameter(), token);
    }
    if (!settings.sizeParameter().isEmpty()) {
      parameters.put(settings.sizeParameter(), Long.toString(settings.size()));
    }
    return new PageRequest(null, parameters);
  }
}
