package io.tributary.connect.http.pacing;

import org.jspecify.annotations.Nullable;

/**
 * What a server's headers say about its limits; each part is null if they do not say.
 *
 * @param limit credits of a full budget
 * @param remaining credits that are left
 * @param resetMs milliseconds until the budget is full again
 */
public record Quota(@Nullable Long limit, @Nullable Long remaining, @Nullable Long resetMs) {

  static final Quota UNKNOWN = new Quota(null, null, null);
}
