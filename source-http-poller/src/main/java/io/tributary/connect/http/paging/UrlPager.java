package io.tributary.connect.http.paging;

import io.tributary.connect.http.config.PagingSettings;
import io.tributary.connect.http.config.RequestSettings;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Follows the address that a page gives, as long as it stays on the page's host. */
final class UrlPager implements Pager {

  static final String URL = "url";

  private final Function<PageSeen, @Nullable String> link;
  private final PagingSettings settings;

  UrlPager(Function<PageSeen, @Nullable String> link, PagingSettings settings) {
    this.link = link;
    this.settings = settings;
  }

  @Override
  public Map<String, String> first() {
    return Map.of();
  }

  @Override
  public @Nullable Map<String, String> next(PageSeen seen) throws PagingException {
    String target = link.apply(seen);
    if (target == null || target.isBlank() || Pagers.isStopped(settings, seen)) {
      return null;
    }
    return Map.of(URL, resolve(seen.head().url(), target.strip()));
  }

  private String resolve(String base, String target) throws PagingException {
    URI from;
    URI to;
    try {
      from = URI.create(base);
      to = from.resolve(target);
    } catch (IllegalArgumentException e) {
      throw new PagingException("the next page's address cannot be read");
    }
    if (!"http".equalsIgnoreCase(to.getScheme()) && !"https".equalsIgnoreCase(to.getScheme())) {
      throw new PagingException("the next page's address is none of http or https");
    }
    if (to.getHost() == null || to.getRawUserInfo() != null) {
      throw new PagingException("the next page's address has no host, or holds credentials");
    }
    if (!settings.allowCrossHost() && !origin(from).equals(origin(to))) {
      throw new PagingException(
          "the next page is on another host, which would be sent our credentials. If it is to be"
              + " trusted, set "
              + PagingSettings.ALLOW_CROSS_HOST);
    }
    return to.toString();
  }

  /** Whether an address of a page is on the host of an endpoint's address. */
  static boolean isOnHostOf(String own, String address) {
    try {
      URI page = URI.create(address);
      return page.getRawUserInfo() == null
          && page.getScheme() != null
          && origin(URI.create(RequestSettings.filled(own))).equals(origin(page));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String origin(URI address) {
    String scheme = address.getScheme().toLowerCase(Locale.ROOT);
    int usual = scheme.equals("https") ? 443 : 80;
    int port = address.getPort() < 0 ? usual : address.getPort();
    String host = Objects.requireNonNullElse(address.getHost(), "").toLowerCase(Locale.ROOT);
    return scheme + "://" + host + ":" + port;
  }

  @Override
  public PageRequest request(Map<String, String> values) {
    String url = values.get(URL);
    if (url != null) {
      return new PageRequest(url, Map.of());
    }
    Map<String, String> parameters = new HashMap<>();
    if (!settings.sizeParameter().isEmpty()) {
      parameters.put(settings.sizeParameter(), Long.toString(settings.size()));
    }
    return new PageRequest(null, parameters);
  }
}
