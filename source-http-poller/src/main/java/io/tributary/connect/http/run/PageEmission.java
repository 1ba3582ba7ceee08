package io.tributary.connect.http.run;

import io.tributary.connect.http.model.HttpReply;
import io.tributary.connect.http.model.PollPosition;
import io.tributary.connect.http.records.MalformedResponseException;
import io.tributary.connect.http.records.PageReader;
import io.tributary.connect.http.records.PageTally;
import io.tributary.connect.http.records.ResponsePage;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes each page a transaction. */
public final class PageEmission implements Emission {

  private final PageReader pages;
  private final BatchWriters writers;
  private @Nullable BatchWriter writer;
  private Map<String, ?> offset = Map.of();

  public PageEmission(PageReader pages, BatchWriters writers) {
    this.pages = pages;
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
    offset = position.toOffset();
    return page.records(begun);
  }

  @Override
  public boolean goOn(PollPosition next) {
    if (writer == null) {
      return false;
    }
    if (next.page().isFirst()) {
      pages.endOfPoll(offset, writer);
    }
    boolean handedOver = writer.commit(next.toOffset());
    pages.settled();
    writer = null;
    return handedOver;
  }

  @Override
  public void abandon() {
    if (writer != null) {
      writer.abort();
      writer = null;
    }
    pages.abandoned();
  }

  @Override
  public void close() {
    // Nothing is kept.
  }
}
