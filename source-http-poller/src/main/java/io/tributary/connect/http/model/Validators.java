package io.tributary.connect.http.model;

import org.jspecify.annotations.Nullable;

/**
 * What lets a server answer that nothing has changed (RFC 9110, 8.8).
 *
 * @param etag as it came, quotes and all; null if the response had none
 * @param lastModified as it came; null if the response had none
 * @param of the request that it is about, as a short hash; null if there is neither
 */
public record Validators(
    @Nullable String etag, @Nullable String lastModified, @Nullable String of) {

  public static final Validators NONE = new Validators(null, null, null);
}
