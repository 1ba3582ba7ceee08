package io.tributary.connect.http.run;

import io.tributary.connect.http.model.HttpReply;
import io.tributary.connect.http.model.PollPosition;
import io.tributary.connect.http.records.MalformedResponseException;
import io.tributary.connect.http.records.PageTally;
import io.tributary.connect.http.records.ResponsePage;

/** Hands the pages of a unit over, in transactions of a page or of a poll. */
public interface Emission extends AutoCloseable {

  /** Where a unit can go on that stopped at a position. */
  PollPosition resumable(PollPosition stored);

  /**
   * Takes a page.
   *
   * @param position that the page was asked for at
   * @param resume runs on the task's thread once it has all that was handed over
   */
  PageTally page(HttpReply.Ok reply, ResponsePage page, PollPosition position, Runnable resume)
      throws MalformedResponseException;

  /**
   * Goes on to a position: the next page of the poll, or the next poll.
   *
   * @return whether records were handed over, so that the unit waits until they are taken
   */
  boolean goOn(PollPosition next) throws MalformedResponseException;

  /** Forgets what was not handed over yet, as the poll or the page begins again. */
  void abandon();

  /** Frees what is kept. */
  @Override
  void close();
}
