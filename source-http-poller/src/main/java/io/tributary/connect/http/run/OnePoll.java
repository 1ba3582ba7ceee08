package io.tributary.connect.http.run;

import io.tributary.connect.http.model.HttpReply;
import io.tributary.connect.http.model.PollPosition;
import io.tributary.connect.http.model.RequestSpec;
import io.tributary.connect.http.paging.PagingException;
import io.tributary.connect.http.paging.PollPlan;
import io.tributary.connect.http.records.MalformedResponseException;
import io.tributary.connect.http.records.PageReader;
import io.tributary.connect.http.records.PageTally;
import io.tributary.connect.http.records.RecordSink;
import io.tributary.connect.http.records.ResponsePage;
import java.time.InstantSource;
import org.apache.kafka.connect.errors.ConnectException;

/** Reads all pages of one poll on the calling thread, for one who wants the records at once. */
public final class OnePoll implements AutoCloseable {

  private final PollPlan plan;
  private final HttpGateway gateway;
  private final PageReader pages;
  private final InstantSource clock;

  public OnePoll(PollPlan plan, HttpGateway gateway, PageReader pages, InstantSource clock) {
    this.plan = plan;
    this.gateway = gateway;
    this.pages = pages;
    this.clock = clock;
  }

  /**
   * Gives out the records of all pages.
   *
   * @throws ConnectException if one of them does not come, or cannot be read
   */
  public void read(RecordSink out) {
    PollPosition position = PollPosition.START;
    do {
      RequestSpec request = plan.request(position, 0, clock.instant());
      position = gateway.fetch(request).accept(new Answer(position, request, out));
    } while (!position.page().isFirst());
  }

  /** Cancels a poll under way, from whichever thread, and refuses further ones. */
  @Override
  public void close() {
    gateway.close();
  }

  /** Where each kind of reply leads. */
  private final class Answer implements HttpReply.Cases<PollPosition> {

    private final PollPosition position;
    private final RequestSpec request;
    private final RecordSink out;

    Answer(PollPosition position, RequestSpec request, RecordSink out) {
      this.position = position;
      this.request = request;
      this.out = out;
    }

    @Override
    public PollPosition ok(HttpReply.Ok reply) {
      try {
        ResponsePage page = pages.read(reply, position.toOffset());
        if (page.facts().failed()) {
          throw new ConnectException("an error inside a successful response");
        }
        PageTally tally = page.records(out);
        return plan.behind(
            position, request, reply.head(), page.facts(), tally.rows(), tally.cursor());
      } catch (MalformedResponseException | PagingException e) {
        throw new ConnectException(e.getMessage());
      } finally {
        reply.body().close();
      }
    }

    @Override
    public PollPosition empty(HttpReply.Empty reply) {
      return PollPosition.START;
    }

    @Override
    public PollPosition unavailable(HttpReply.Unavailable reply) {
      throw new ConnectException(reply.reason());
    }

    @Override
    public PollPosition refused(HttpReply.Refused reply) {
      throw new ConnectException(reply.reason());
    }
  }
}
