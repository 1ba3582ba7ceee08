package io.tributary.connect.http.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a poll leaves for the next one.
 *
 * @param snapshotVersion version of its first response; null without versions
 * @param validators of its first response
 * @param cursor values by name
 */
public record Kept(
    @Nullable String snapshotVersion, Validators validators, Map<String, String> cursor) {

  public static final Kept NOTHING = new Kept(null, Validators.NONE, Map.of());

  public Kept {
    cursor = Map.copyOf(cursor);
  }
}
