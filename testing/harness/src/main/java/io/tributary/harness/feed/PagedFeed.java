package io.tributary.harness.feed;

/**
 * Items with the ids 1, 2, 3 and on, a page for each request: {@code ?after=<id>&limit=<n>}. The
 * answer has {@code last}, the id to ask behind; and {@code next}, the same, unless the round of so
 * many pages ends. The items never end, until they are frozen.
 */
public final class PagedFeed implements Feed {
  private final int pagesPerRound;
  private final int pauseMillis;
  private long served;
  private long end = Long.MAX_VALUE;

  /**
   * @param pauseMillis how long an answer takes
   */
  public PagedFeed(int pagesPerRound, int pauseMillis) {
    this.pagesPerRound = pagesPerRound;
    this.pauseMillis = pauseMillis;
  }

  @Override
  public Reply answer(Request request) {
    int limit = request.number("limit", 1);
    long after = Long.parseLong(request.value("after", "0"));
    long last = lastOfPage(after, limit);
    StringBuilder json = new StringBuilder("{\"items\":[");
    for (long id = after + 1; id <= last; id++) {
      json.append(id == after + 1 ? "" : ",")
          .append("{\"id\":" + id + ",\"text\":\"item-" + id + "\"}");
    }
    json.append(']');
    if (last > after) {
      json.append(",\"last\":").append(last);
      if (last % ((long) limit * pagesPerRound) != 0 && last == after + limit) {
        json.append(",\"next\":").append(last);
      }
    }
    Reply reply = Reply.json(json.append('}').toString());
    return pauseMillis == 0 ? reply : reply.given(Reply.Manner.SLOW, pauseMillis);
  }

  private synchronized long lastOfPage(long after, int limit) {
    long last = Math.max(after, Math.min(end, after + limit));
    served = Math.max(served, last);
    return last;
  }

  /** The highest id that was served until now. */
  public synchronized long served() {
    return served;
  }

  /** Adds no more items to those that were served, and tells the last one's id. */
  public synchronized long freeze() {
    end = served;
    return end;
  }
}
