package io.tributary.connect.http.paging;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One way in which pages lead to one another. Without state of its own. */
public interface Pager {

  /** What the first page is asked for with, by name. */
  Map<String, String> first();

  /**
   * What the page behind this one is asked for with; null if this one is the last.
   *
   * @throws PagingException if the way on must not be taken
   */
  @Nullable Map<String, String> next(PageSeen seen) throws PagingException;

  /** How a page's values go into its request, beyond what templates take of them. */
  PageRequest request(Map<String, String> values);
}
