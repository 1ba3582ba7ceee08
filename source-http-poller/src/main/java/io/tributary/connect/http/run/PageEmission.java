package io.tributary.connect.http.run;

import io.tributary.connect.http.model.HttpReply;
import io.tributary.connect.http.model.PollPosition;
import io.tributary.connect.http.records.MalformedResponseException;
import io.tributary.connect.http.records.PageTally;
import io.tributary.connect.http.records.ResponsePage;
import org.jspecify.annotations.Nullable;

/** Makes each page a transaction. */
public final class PageEmission implements Emission {

  private final BatchWriters writers;
  private @Nullable BatchWriter writer;

  public PageEmission(BatchWriters writers) {
    this.writers = writers;
  }

  @Override
  public PollPosition resumable(PollPosition stored) {
    return stored;
  }

  @Override
  public PageTally page(
      HttpReply.Ok reply, ResponsePage page, PollPosition position, Runnable resume)
      throws MalformedResponseException {
    BatchWriter begun = writers.begin(resume);
    writer = begun;
    return page.records(begun);
  }

  @Override
  public boolean goOn(PollPosition next) {
    boolean handedOver = writer != null && writer.commit(next.toOffset());
    writer = null;
    return handedOver;
  }

  @Override
  public void abandon() {
    if (writer != null) {
      writer.abort();
      writer = null;
    }
  }

  @Override
  public void close() {
    // Nothing is kept.
  }
}
