package io.tributary.connect.http.records;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of the records of one response.
 *
 * @param rows how many elements the response had, good or bad
 * @param ignored how many of them did not fit their columns
 * @param firstReason why the first of those did not; null if all fit
 * @param cursor what the records leave for the next poll, by name
 */
public record PageTally(
    int rows, int ignored, @Nullable String firstReason, Map<String, String> cursor) {

  public PageTally {
    cursor = Map.copyOf(cursor);
  }
}
