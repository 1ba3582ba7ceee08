package io.tributary.connect.http.paging;

import io.tributary.connect.http.model.PollPosition;
import io.tributary.connect.http.model.ResponseFacts;
import java.util.HashMap;
import java.util.Map;

/** Decides from a response where the next request goes on. */
public final class Pager {

  private Pager() {}

  /** Whether a response holds what the last one held. */
  public static boolean isUnchanged(PollPosition position, ResponseFacts response) {
    return response.version() != null && response.version().equals(position.snapshotVersion());
  }

  /** The position behind a response. What the response does not say stays as it was. */
  public static PollPosition after(
      PollPosition position, ResponseFacts response, Map<String, String> ofRecords) {
    Map<String, String> cursor = new HashMap<>(position.cursor());
    cursor.putAll(response.cursor());
    cursor.putAll(ofRecords);
    return new PollPosition(
        response.version() == null ? position.snapshotVersion() : response.version(), cursor);
  }
}
