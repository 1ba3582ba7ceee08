package io.tributary.connect.http.records;

import io.tributary.connect.http.model.Pick;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted from an endpoint's responses. Each part that wants a value adds a pick and keeps
 * its index; the format's adapter fills them all in one walk and knows none of these parts.
 */
public final class ReadPlan {

  private final String recordsPointer;
  private final boolean recordsRequired;
  private final Whole whole;
  private final List<Pick> response = new ArrayList<>();
  private final List<@Nullable Pick> record = new ArrayList<>();
  private int early;

  /**
   * @param recordsRequired whether a response without anything at the pointer is broken
   */
  public ReadPlan(String recordsPointer, boolean recordsRequired, Whole whole) {
    this.recordsPointer = recordsPointer;
    this.recordsRequired = recordsRequired;
    this.whole = whole;
  }

  public String recordsPointer() {
    return recordsPointer;
  }

  public boolean recordsRequired() {
    return recordsRequired;
  }

  public Whole whole() {
    return whole;
  }

  /** Wants a value of the response, once per response. */
  public int response(Pick pick) {
    response.add(pick);
    return response.size() - 1;
  }

  /** Wants a value of the response that each record gets a copy of. Comes before all others. */
  public int copied(Pick pick) {
    if (early < response.size()) {
      throw new IllegalArgumentException("what records copy is planned first");
    }
    early++;
    return response(pick);
  }

  /** Wants a value of each record. */
  public int record(Pick pick) {
    record.add(pick);
    return record.size() - 1;
  }

  /** Wants a place among a record's values that the reader leaves empty. */
  public int reserved() {
    record.add(null);
    return record.size() - 1;
  }

  public List<Pick> response() {
    return Collections.unmodifiableList(response);
  }

  /** By index; null where nothing is to be picked. */
  public List<@Nullable Pick> record() {
    return Collections.unmodifiableList(record);
  }

  /** How many of the response's first picks a record needs. */
  public int early() {
    return early;
  }
}
