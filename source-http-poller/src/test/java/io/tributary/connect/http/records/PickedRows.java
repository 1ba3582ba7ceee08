package io.tributary.connect.http.records;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Keeps what a reader hands over. */
public final class PickedRows implements RowSink {

  private final List<List<Object>> values = new ArrayList<>();
  private final List<Object> wholes = new ArrayList<>();
  private int noRecords;

  @Override
  public void begin(Object[] response) {
    // The values say it all.
  }

  @Override
  public void row(Object[] picked, Object whole) {
    values.add(new ArrayList<>(Arrays.asList(picked)));
    wholes.add(whole);
  }

  @Override
  public void notARecord(String reason) {
    noRecords++;
  }

  public List<List<Object>> values() {
    return values;
  }

  public List<Object> wholes() {
    return wholes;
  }

  public int noRecords() {
    return noRecords;
  }
}
