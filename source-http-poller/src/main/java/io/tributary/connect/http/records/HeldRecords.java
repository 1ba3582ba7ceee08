package io.tributary.connect.http.records;

import io.tributary.connect.http.model.HttpReply;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Records of a response whose end was not seen yet. They are held back until it was; if they become
 * too many they are let go, and the response is read again.
 */
final class HeldRecords implements HeldRows, RecordSink {

  private static final int FIRST_RECORDS = 16;
  private static final int MAX_RECORDS = 20_000;

  private final PageBuilder builder;
  private SourceRecord[] held = new SourceRecord[FIRST_RECORDS];
  private int count;
  private boolean begun;
  private boolean dropped;
  private @Nullable DataException failure;

  HeldRecords(RecordAssembler endpoint, HttpReply.Ok reply, Map<String, ?> offset) {
    builder = endpoint.page(reply, offset, this);
  }

  @Override
  public void begin(@Nullable Object[] response) {
    begun = true;
    builder.begin(response);
  }

  @Override
  public void row(@Nullable Object[] picked, @Nullable Object whole) {
    if (isOpen()) {
      try {
        builder.row(picked, whole);
      } catch (DataException e) {
        failure = e;
      }
    }
  }

  @Override
  public void notARecord(String reason) {
    if (isOpen()) {
      try {
        builder.notARecord(reason);
      } catch (DataException e) {
        failure = e;
      }
    }
  }

  @Override
  public boolean isOpen() {
    return !dropped && failure == null;
  }

  @Override
  public void drop() {
    dropped = true;
    held = new SourceRecord[0];
  }

  @Override
  public void record(SourceRecord record) {
    if (count == MAX_RECORDS) {
      drop();
      return;
    }
    if (count == held.length) {
      held = Arrays.copyOf(held, 2 * count);
    }
    held[count++] = record;
  }

  /** Whether all records of the response are here. */
  boolean isComplete() {
    return begun && !dropped;
  }

  /**
   * Hands the records over.
   *
   * @throws DataException if one did not fit and must
   */
  PageTally release(RecordSink out) {
    if (failure != null) {
      throw failure;
    }
    for (int i = 0; i < count; i++) {
      out.record(held[i]);
    }
    held = new SourceRecord[0];
    return builder.end();
  }
}
