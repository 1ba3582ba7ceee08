package io.tributary.connect.http.run;

import io.tributary.connect.http.model.HttpReply;
import io.tributary.connect.http.model.PollPosition;
import io.tributary.connect.http.records.MalformedResponseException;
import io.tributary.connect.http.records.PageReader;
import io.tributary.connect.http.records.PageTally;
import io.tributary.connect.http.records.ResponsePage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Makes all pages of a poll one transaction. They are kept until the last has come, and each has
 * been read once by then: so no transaction waits for a server, and what is wrong with a page is
 * found before any of them is handed over.
 */
public final class SnapshotEmission implements Emission {

  private final PageReader pages;
  private final BatchWriters writers;
  private final BodyStore store;
  private final List<HttpReply.Ok> kept = new ArrayList<>();
  private HttpReply.@Nullable Ok current;
  private Map<String, Object> offset = Map.of();
  private Runnable resume = () -> {};

  public SnapshotEmission(PageReader pages, BatchWriters writers, BodyStore store) {
    this.pages = pages;
    this.writers = writers;
    this.store = store;
  }

  @Override
  public PollPosition resumable(PollPosition stored) {
    return stored.fromFirstPage();
  }

  @Override
  public PageTally page(
      HttpReply.Ok reply, ResponsePage page, PollPosition position, Runnable onTaken)
      throws MalformedResponseException {
    if (position.page().isFirst()) {
      abandon();
      offset = position.toOffset();
    }
    current = reply;
    resume = onTaken;
    try {
      return page.records(SnapshotEmission::lookOnly);
    } finally {
      pages.abandoned();
    }
  }

  private static void lookOnly(SourceRecord record) {
    // The survey of a page: its records are made again once all pages are there.
  }

  @Override
  public boolean goOn(PollPosition next) throws MalformedResponseException {
    if (!next.page().isFirst()) {
      keep();
      return false;
    }
    if (current != null) {
      kept.add(current);
    }
    BatchWriter writer = writers.begin(resume);
    try {
      for (HttpReply.Ok reply : kept) {
        var unused = pages.read(reply, offset).records(writer);
      }
    } catch (MalformedResponseException e) {
      writer.abort();
      pages.abandoned();
      throw e;
    }
    pages.endOfPoll(offset, writer);
    boolean handedOver = writer.commit(next.toOffset());
    pages.settled();
    abandon();
    return handedOver;
  }

  private void keep() throws MalformedResponseException {
    if (current == null) {
      return;
    }
    try {
      kept.add(store.keep(current));
      current = null;
    } catch (IOException e) {
      throw MalformedResponseException.unreadable(e);
    }
  }

  @Override
  public void abandon() {
    kept.clear();
    current = null;
    store.close();
  }

  @Override
  public void close() {
    store.close();
  }
}
