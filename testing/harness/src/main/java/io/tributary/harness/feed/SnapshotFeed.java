package io.tributary.harness.feed;

/**
 * Snapshots with the versions 1, 2, 3 and on, in parts: {@code ?seen=<version>&part=<n>} gives part
 * n, the first is 1, of the snapshot behind the seen one. {@code next} is the next part, missing in
 * the last. The snapshots never end, until they are frozen.
 */
public final class SnapshotFeed implements Feed {
  private final int parts;
  private final int rowsPerPart;
  private final int pauseMillis;
  private long served;
  private long end = Long.MAX_VALUE;

  /**
   * @param pauseMillis how long the answer of a part takes
   */
  public SnapshotFeed(int parts, int rowsPerPart, int pauseMillis) {
    this.parts = parts;
    this.rowsPerPart = rowsPerPart;
    this.pauseMillis = pauseMillis;
  }

  /** Rows of a whole snapshot. */
  public int rows() {
    return parts * rowsPerPart;
  }

  @Override
  public Reply answer(Request request) {
    long seen = Long.parseLong(request.value("seen", "0"));
    int part = request.number("part", 1);
    long version = serves(seen);
    if (version == seen) {
      return Reply.json("{\"version\":" + seen + ",\"rows\":[]}");
    }
    StringBuilder json = new StringBuilder("{\"version\":" + version + ",\"rows\":[");
    for (int i = 0; i < rowsPerPart; i++) {
      int row = (part - 1) * rowsPerPart + i;
      json.append(i == 0 ? "" : ",").append("{\"version\":" + version + ",\"row\":" + row + "}");
    }
    json.append(']');
    if (part < parts) {
      json.append(",\"next\":").append(part + 1);
    }
    Reply reply = Reply.json(json.append('}').toString());
    return pauseMillis == 0 ? reply : reply.given(Reply.Manner.SLOW, pauseMillis);
  }

  private synchronized long serves(long seen) {
    long version = Math.max(seen, Math.min(end, seen + 1));
    served = Math.max(served, version);
    return version;
  }

  /** The highest version of which a part was served. */
  public synchronized long served() {
    return served;
  }

  /** Adds no more snapshots, and tells the last one's version. */
  public synchronized long freeze() {
    end = served;
    return end;
  }
}
