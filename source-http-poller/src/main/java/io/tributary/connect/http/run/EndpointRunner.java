package io.tributary.connect.http.run;

import io.tributary.connect.http.config.PacingSettings;
import io.tributary.connect.http.model.HttpReply;
import io.tributary.connect.http.model.Park;
import io.tributary.connect.http.model.PollPosition;
import io.tributary.connect.http.model.RequestSpec;
import io.tributary.connect.http.model.ResponseFacts;
import io.tributary.connect.http.pacing.Pacer;
import io.tributary.connect.http.paging.Pager;
import io.tributary.connect.http.records.MalformedResponseException;
import io.tributary.connect.http.records.PageReader;
import io.tributary.connect.http.records.PageTally;
import io.tributary.connect.http.records.ResponsePage;
import io.tributary.connect.http.template.RequestTemplate;
import org.apache.kafka.connect.errors.DataException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls one endpoint: request, reply, page. A remote fault only makes it rest.
 *
 * <p>Threading: one poll at a time. After a page the next poll begins only once the task has taken
 * it, so the position moves on with the hand-over, and there is never more than one page waiting.
 */
public final class EndpointRunner {

  private static final Logger LOG = LoggerFactory.getLogger(EndpointRunner.class);

  private final String name;
  private final Parts parts;
  private final Handoff handoff;
  private final int batchMaxRecords;
  private PollPosition position;
  private volatile boolean cancelled;

  /** What a runner works with; each part belongs to this endpoint alone. */
  public record Parts(
      RequestTemplate request,
      HttpGateway gateway,
      PageReader pages,
      Pacer pacer,
      Refusals refusals,
      PollObserver observer) {}

  /**
   * @param name names the endpoint in logs and messages
   * @param batchMaxRecords most records in a batch
   * @param start where the endpoint's committed offset says to go on
   */
  public EndpointRunner(
      String name, Parts parts, Handoff handoff, int batchMaxRecords, PollPosition start) {
    this.name = name;
    this.parts = parts;
    this.handoff = handoff;
    this.batchMaxRecords = batchMaxRecords;
    this.position = start;
  }

  String name() {
    return name;
  }

  /**
   * Sends one request, on the calling thread.
   *
   * @param resume runs on the task's thread once it has taken all records of the response
   */
  Turn step(Runnable resume) {
    RequestSpec request = parts.request().at(position);
    Park park = parts.pacer().claim(request);
    if (park != null) {
      parts.observer().parked(park);
      return Turn.rest(park.forMs());
    }
    parts.pacer().started();
    parts.observer().asking();
    HttpReply reply = parts.gateway().fetch(request);
    // A cancelled request looks like a fault of the remote, and is none.
    return cancelled ? Turn.rest(0) : reply.accept(new Answer(resume));
  }

  /** Milliseconds until the next regular poll. */
  long untilDueMs() {
    return parts.pacer().untilDueMs();
  }

  /** Cancels the request under way, from whichever thread. */
  void cancel() {
    cancelled = true;
    parts.gateway().close();
  }

  /** What to do at each kind of reply. */
  private final class Answer implements HttpReply.Cases<Turn> {

    private final Runnable resume;

    Answer(Runnable resume) {
      this.resume = resume;
    }

    @Override
    public Turn ok(HttpReply.Ok reply) {
      try {
        ResponsePage page = parts.pages().read(reply, position.toOffset());
        ResponseFacts facts = page.facts();
        if (facts.failed()) {
          return facts.retryable()
              ? unavailable(
                  new HttpReply.Unavailable(
                      "an error inside a successful response", HttpReply.Cause.IMPATIENCE, null))
              : refused(
                  new HttpReply.Refused(
                      "the response holds an error that is not worth retrying. Check"
                          + " connection.url and request.parameters."));
        }
        return Pager.isUnchanged(position, facts) ? nothing() : records(page, resume);
      } catch (MalformedResponseException e) {
        String reason = String.valueOf(e.getMessage());
        parts.refusals().malformed(reason, reply, position.toOffset());
        return unavailable(HttpReply.Unavailable.because(reason));
      } catch (DataException e) {
        return Turn.failed(
            new DataException(
                "Endpoint '"
                    + name
                    + "': "
                    + e.getMessage()
                    + ". Adapt record.columns, or set behavior.on.record.error=ignore."));
      } finally {
        reply.body().close();
      }
    }

    @Override
    public Turn empty(HttpReply.Empty reply) {
      return nothing();
    }

    @Override
    public Turn unavailable(HttpReply.Unavailable reply) {
      Park park = parts.pacer().failed(reply);
      if (parts.pacer().givesUp()) {
        return refused(
            new HttpReply.Refused(
                reply.reason()
                    + ", "
                    + parts.pacer().failures()
                    + " times in a row, more than "
                    + PacingSettings.MAX_ATTEMPTS
                    + " retries.",
                reply.evidence()));
      }
      LOG.warn(
          "Endpoint '{}': parked for {} ms ({}) after failure {} in a row: {}",
          name,
          park.forMs(),
          park.reason(),
          parts.pacer().failures(),
          reply.reason());
      parts.observer().parked(park);
      return Turn.rest(park.forMs());
    }

    @Override
    public Turn refused(HttpReply.Refused reply) {
      Park park = parts.pacer().refused();
      parts.observer().parked(park);
      return parts.refusals().at(reply, park, position.toOffset());
    }
  }

  private Turn records(ResponsePage page, Runnable resume) throws MalformedResponseException {
    BatchWriter writer = new BatchWriter(handoff, batchMaxRecords, resume);
    PageTally tally;
    try {
      tally = page.records(writer);
    } catch (MalformedResponseException e) {
      writer.abort();
      throw e;
    }
    if (tally.ignored() > 0) {
      LOG.warn(
          "Endpoint '{}': left out {} of {} records; the first: {}",
          name,
          tally.ignored(),
          tally.rows(),
          tally.firstReason());
    }
    parts.observer().handedOver(tally.rows() - tally.ignored(), tally.ignored());
    answered();
    position = Pager.after(position, page.facts(), tally.cursor());
    return writer.commit(position.toOffset()) ? Turn.untilTaken() : Turn.rest(untilDueMs());
  }

  private Turn nothing() {
    parts.observer().nothingNew();
    answered();
    return Turn.rest(untilDueMs());
  }

  private void answered() {
    int failures = parts.pacer().succeeded();
    if (failures > 0) {
      LOG.info("Endpoint '{}': answers again, after {} failures", name, failures);
    }
  }
}
