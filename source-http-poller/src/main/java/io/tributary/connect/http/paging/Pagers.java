package io.tributary.connect.http.paging;

import io.tributary.connect.http.config.PagingSettings;
import io.tributary.connect.http.config.PagingType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which pager serves which settings. */
public final class Pagers {

  private Pagers() {}

  public static Pager of(PagingSettings settings) {
    return switch (settings.type()) {
      case NONE -> new SinglePage();
      case LINK_HEADER, NEXT_URL ->
          new UrlPager(
              settings.type() == PagingType.LINK_HEADER
                  ? seen -> LinkHeader.next(seen.head().headers("Link"))
                  : seen -> seen.facts().next(),
              settings);
      case CURSOR -> new TokenPager(settings);
      case OFFSET -> new CountingPager(CountingPager.OFFSET, settings);
      case PAGE -> new CountingPager(CountingPager.NUMBER, settings);
    };
  }

  /** Whether the response itself says that it is the last page. */
  static boolean isStopped(PagingSettings settings, PageSeen seen) {
    String stop = seen.facts().stop();
    return !settings.stopPointer().isEmpty() && settings.stopValue().equals(stop);
  }

  /** A response that is all there is. */
  private static final class SinglePage implements Pager {

    @Override
    public Map<String, String> first() {
      return Map.of();
    }

    @Override
    public @Nullable Map<String, String> next(PageSeen seen) {
      return null;
    }

    @Override
    public PageRequest request(Map<String, String> values) {
      return PageRequest.AS_CONFIGURED;
    }
  }
}
