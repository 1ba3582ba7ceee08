package io.tributary.connect.http.config;

import java.util.List;
import org.apache.kafka.common.config.types.Password;

/**
 * Whose requests a server counts together: those of one name, or without names, those to one host
 * with the same credentials. Only compared, never shown.
 *
 * @param name empty if the config gives none
 */
public record RateGroup(String name, String host, List<Object> credentials) {

  public RateGroup {
    credentials = List.copyOf(credentials);
  }

  /** The group of an endpoint that {@code EndpointRules} found nothing wrong with. */
  public static RateGroup of(EndpointSettings endpoint) {
    String name = endpoint.limits().group();
    if (!name.isEmpty()) {
      return new RateGroup(name, "", List.of());
    }
    Password headers = endpoint.request().sensitiveHeaders();
    return new RateGroup("", hostOf(endpoint.request().url()), List.of(endpoint.auth(), headers));
  }

  /** By hand, as a host may be a template that {@code URI} does not take. */
  private static String hostOf(String url) {
    return url.replaceFirst("^[^:/]+://", "").split("[/?#]", 2)[0];
  }

  @Override
  public String toString() {
    return name.isEmpty() ? host : name;
  }
}
