package io.tributary.connect.http.paging;

import io.tributary.connect.http.config.PagingSettings;
import io.tributary.connect.http.config.PagingType;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts records, or pages, and asks for the next by its number. */
final class CountingPager implements Pager {

  static final String OFFSET = "offset";
  static final String NUMBER = "number";

  private final String name;
  private final PagingSettings settings;

  /**
   * @param name of the count in offsets and templates
   */
  CountingPager(String name, PagingSettings settings) {
    this.name = name;
    this.settings = settings;
  }

  @Override
  public Map<String, String> first() {
    long usual = countsPages() ? 1 : 0;
    return values(settings.start() < 0 ? usual : settings.start());
  }

  @Override
  public @Nullable Map<String, String> next(PageSeen seen) throws PagingException {
    // Counted before any filter: records that are left out do not make a page the last.
    boolean last = seen.rows() == 0 || seen.rows() < settings.size();
    if (last || Pagers.isStopped(settings, seen)) {
      return null;
    }
    return values(count(seen.values()) + (countsPages() ? 1 : seen.rows()));
  }

  private long count(Map<String, String> values) throws PagingException {
    try {
      return Long.parseLong(values.getOrDefault(name, ""));
    } catch (NumberFormatException e) {
      throw new PagingException("page." + name + " in the source offset is no number");
    }
  }

  private boolean countsPages() {
    return settings.type() == PagingType.PAGE;
  }

  private Map<String, String> values(long count) {
    return Map.of(name, Long.toString(count));
  }

  @Override
  public PageRequest request(Map<String, String> values) {
    Map<String, String> parameters = new HashMap<>();
    if (!settings.parameter().isEmpty()) {
      parameters.put(settings.parameter(), values.getOrDefault(name, ""));
    }
    if (!settings.sizeParameter().isEmpty()) {
      parameters.put(settings.sizeParameter(), Long.toString(settings.size()));
    }
    return new PageRequest(null, parameters);
  }
}
