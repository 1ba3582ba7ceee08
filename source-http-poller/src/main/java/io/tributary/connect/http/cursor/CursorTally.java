package io.tributary.connect.http.cursor;

import io.tributary.connect.http.config.CursorField;
import io.tributary.connect.http.config.CursorMode;
import io.tributary.connect.http.config.CursorSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps, of all the values that the records of a response have for its cursors, one of each. */
public final class CursorTally {

  private static final CursorOrder ORDER = new CursorOrder();

  private final List<CursorField> fields;
  private final CursorMode mode;
  private final @Nullable String[] kept;

  public CursorTally(CursorSettings settings) {
    fields = settings.from(CursorField.Source.RECORD);
    mode = settings.mode();
    kept = new @Nullable String[fields.size()];
  }

  /**
   * Sees the values of one record.
   *
   * @param from where in the row they start; they stand in the order of the cursors
   */
  public void see(@Nullable Object[] row, int from) {
    for (int i = 0; i < kept.length; i++) {
      if (row[from + i] instanceof String value) {
        kept[i] = kept[i] == null ? value : choose(mode, kept[i], value);
      }
    }
  }

  /** What is kept, by cursor. */
  public Map<String, String> kept() {
    Map<String, String> cursor = new HashMap<>();
    for (int i = 0; i < kept.length; i++) {
      if (kept[i] != null) {
        cursor.put(fields.get(i).name(), kept[i]);
      }
    }
    return cursor;
  }

  /** The value to keep of two, of which the second came later. */
  static String choose(CursorMode mode, String first, String second) {
    return mode == CursorMode.MAX && ORDER.compare(first, second) > 0 ? first : second;
  }
}
