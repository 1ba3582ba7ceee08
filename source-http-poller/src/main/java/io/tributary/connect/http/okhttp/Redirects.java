package io.tributary.connect.http.okhttp;

import io.tributary.connect.http.config.EgressSettings;
import io.tributary.connect.http.config.RequestSettings;
import io.tributary.connect.http.model.HttpReply;
import java.util.List;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Decides whether a redirect is followed, and what goes along. */
final class Redirects {

  private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);
  private static final Set<Integer> KEEP_METHOD = Set.of(307, 308);

  /** What may be told to a host that the config does not name. */
  private static final List<String> HARMLESS =
      List.of("User-Agent", "Accept", "Accept-Language", "Accept-Encoding");

  private final EgressSettings settings;

  Redirects(EgressSettings settings) {
    this.settings = settings;
  }

  /** The request that follows, or why there is none. */
  record Step(@Nullable Request request, HttpReply.@Nullable Refused refused) {

    static Step refused(String reason) {
      return new Step(null, new HttpReply.Refused(reason));
    }
  }

  static boolean isRedirect(int status) {
    return STATUSES.contains(status);
  }

  /** Whether credentials for one address may be shown to another. */
  static boolean isSameServer(HttpUrl origin, HttpUrl target) {
    boolean same = origin.scheme().equals(target.scheme()) && origin.port() == target.port();
    boolean upgrade =
        !origin.isHttps()
            && target.isHttps()
            && origin.port() == HttpUrl.defaultPort("http")
            && target.port() == HttpUrl.defaultPort("https");
    return origin.host().equals(target.host()) && (same || upgrade);
  }

  /**
   * @param origin the address that the config gave
   * @param from the request that was redirected, without credentials
   * @param followed how many redirects led to it
   */
  Step next(HttpUrl origin, Request from, int status, @Nullable String location, int followed) {
    HttpUrl target = location == null ? null : from.url().resolve(location);
    if (target == null) {
      return Step.refused(
          "HTTP status " + status + " leads nowhere. Set " + RequestSettings.URL + " anew.");
    }
    if (followed >= settings.maxRedirects()) {
      return Step.refused(
          "HTTP status "
              + status
              + " after "
              + followed
              + " redirects. Set "
              + RequestSettings.URL
              + " to the final address, or raise "
              + EgressSettings.MAX_REDIRECTS
              + ".");
    }
    if (from.url().isHttps() && !target.isHttps()) {
      return Step.refused(
          "HTTP status " + status + " leads from https to http. Ask the API's owner.");
    }
    Request.Builder next = from.newBuilder().url(target);
    boolean bodyGoesAlong = KEEP_METHOD.contains(status) && from.body() != null;
    if (!bodyGoesAlong && from.body() != null) {
      next.method("GET", null);
    }
    if (isSameServer(origin, target)) {
      return new Step(next.build(), null);
    }
    if (!settings.crossHostRedirects() || bodyGoesAlong) {
      return Step.refused(
          "HTTP status "
              + status
              + " leads to another server, "
              + target.host()
              + ". Set "
              + RequestSettings.URL
              + " to its address, or "
              + EgressSettings.CROSS_HOST_REDIRECTS
              + "=true for requests without a body.");
    }
    return new Step(stripped(next.build()), null);
  }

  private static Request stripped(Request request) {
    Request.Builder bare = request.newBuilder();
    for (String name : request.headers().names()) {
      if (HARMLESS.stream().noneMatch(name::equalsIgnoreCase)) {
        bare.removeHeader(name);
      }
    }
    return bare.build();
  }
}
