package io.tributary.connect.http.paging;

import io.tributary.connect.http.config.EndpointSettings;
import io.tributary.connect.http.config.PagingSettings;
import io.tributary.connect.http.config.RequestSettings;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;

/** Refuses values of a page that somebody wrote by hand and that its pager would not have given. */
public final class PageValues {

  private PageValues() {}

  /**
   * Changes nothing.
   *
   * @param values of a page behind the first, by name
   * @throws ConnectException if the pager of the endpoint gives no such page
   */
  public static void check(EndpointSettings endpoint, Map<String, String> values) {
    PagingSettings paging = endpoint.paging();
    String name =
        switch (paging.type()) {
          case NONE -> "";
          case LINK_HEADER, NEXT_URL -> UrlPager.URL;
          case CURSOR -> TokenPager.TOKEN;
          case OFFSET -> CountingPager.OFFSET;
          case PAGE -> CountingPager.NUMBER;
        };
    String value = values.get(name);
    if (value == null || values.size() > 1) {
      throw new ConnectException(
          "Endpoint '"
              + endpoint.alias()
              + "' takes "
              + (name.isEmpty() ? "no page.<name>" : "page.index and page." + name)
              + " in a source offset, not "
              + values.keySet()
              + ".");
    }
    boolean counted = name.equals(CountingPager.OFFSET) || name.equals(CountingPager.NUMBER);
    if (counted && !value.matches("\\d{1,18}")) {
      throw new ConnectException("The source offset's page." + name + " must be a whole number.");
    }
    if (name.equals(UrlPager.URL)) {
      checkHost(endpoint, value);
    }
  }

  /** Or whoever may alter offsets could send the endpoint's credentials anywhere. */
  private static void checkHost(EndpointSettings endpoint, String url) {
    if (!endpoint.paging().allowCrossHost()
        && endpoint.request().urls().stream().noneMatch(own -> UrlPager.isOnHostOf(own, url))) {
      throw new ConnectException(
          "The source offset's page.url must be an address on the host of "
              + RequestSettings.URL
              + ", unless "
              + PagingSettings.ALLOW_CROSS_HOST
              + " is set.");
    }
  }
}
