package io.tributary.connect.http.cursor;

import io.tributary.connect.http.config.CursorField;
import io.tributary.connect.http.config.CursorMode;
import io.tributary.connect.http.config.CursorSettings;
import io.tributary.connect.http.model.Kept;
import io.tributary.connect.http.model.ReplyHead;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds what pages leave to what was left before. */
public final class KeptMerge {

  private final CursorMode mode;
  private final List<CursorField> ofHeaders;

  public KeptMerge(CursorSettings settings) {
    mode = settings.mode();
    ofHeaders = settings.from(CursorField.Source.HEADER);
  }

  /** What was kept, with values that came later. */
  public Map<String, String> cursors(Map<String, String> kept, Map<String, String> later) {
    Map<String, String> merged = new HashMap<>(kept);
    later.forEach(
        (name, value) ->
            merged.merge(name, value, (old, young) -> CursorTally.choose(mode, old, young)));
    return merged;
  }

  /** The cursors that the head of a response has. */
  public Map<String, String> ofHead(ReplyHead head) {
    Map<String, String> cursor = new HashMap<>();
    for (CursorField field : ofHeaders) {
      String value = head.header(field.place());
      if (value != null) {
        cursor.put(field.name(), value);
      }
    }
    return cursor;
  }

  /** What is kept once the poll that left {@code pending} is finished. */
  public Kept finish(Kept kept, Kept pending) {
    return new Kept(
        or(pending.snapshotVersion(), kept.snapshotVersion()),
        pending.validators(),
        cursors(kept.cursor(), pending.cursor()));
  }

  private static @Nullable String or(@Nullable String first, @Nullable String second) {
    return first == null ? second : first;
  }
}
