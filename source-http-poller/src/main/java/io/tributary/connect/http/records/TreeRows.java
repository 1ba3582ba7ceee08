package io.tributary.connect.http.records;

import io.tributary.connect.http.tree.JsonText;
import io.tributary.connect.http.tree.TreePicks;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Hands over records that a format's adapter has read as trees. */
public final class TreeRows {

  private final TreePicks picks;
  private final Whole whole;

  /**
   * @param oneForList whether a single value stands for a list of one
   */
  public TreeRows(ReadPlan plan, boolean oneForList) {
    picks = new TreePicks(plan.record(), oneForList);
    whole = plan.whole();
  }

  /**
   * Hands over a record.
   *
   * @param bytes what the server sent for it; null if the format has no bytes of its own
   */
  public void row(RowSink sink, @Nullable Object tree, byte @Nullable [] bytes) {
    if (tree == null) {
      sink.notARecord("it is null");
      return;
    }
    switch (whole) {
      case NONE -> {
        if (tree instanceof Map || tree instanceof List) {
          sink.row(picks.of(tree), null);
        } else {
          sink.notARecord("it is neither an object nor an array");
        }
      }
      case TREE -> sink.row(picks.of(tree), tree);
      case JSON -> sink.row(picks.of(tree), JsonText.of(tree));
      case BYTES -> sink.row(picks.of(tree), bytes);
    }
  }
}
