package io.tributary.connect.http.run;

import io.tributary.connect.http.config.PacingSettings;
import io.tributary.connect.http.config.PagingSettings;
import io.tributary.connect.http.model.Evidence;
import io.tributary.connect.http.model.HttpReply;
import io.tributary.connect.http.model.Park;
import io.tributary.connect.http.model.PollPosition;
import io.tributary.connect.http.model.RequestSpec;
import io.tributary.connect.http.model.ResponseFacts;
import io.tributary.connect.http.pacing.Pacer;
import io.tributary.connect.http.paging.PagingException;
import io.tributary.connect.http.paging.PollPlan;
import io.tributary.connect.http.records.MalformedResponseException;
import io.tributary.connect.http.records.PageReader;
import io.tributary.connect.http.records.PageTally;
import io.tributary.connect.http.records.ResponsePage;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls one unit: an endpoint, or one partition of it. A remote fault only makes it rest.
 *
 * <p>Threading: one step at a time. After records the next step begins only once the task has taken
 * them, so the position moves on with the hand-over.
 */
public final class EndpointRunner implements UnitRunner {

  private static final Logger LOG = LoggerFactory.getLogger(EndpointRunner.class);

  private final String name;
  private final Parts parts;
  private final Addresses addresses;
  private final Restarts restarts;
  private PollPosition position;
  private volatile boolean cancelled;

  /** What a runner works with; each part belongs to this unit alone. */
  public record Parts(
      PollPlan plan,
      HttpGateway gateway,
      PageReader pages,
      Emission emission,
      Pacer pacer,
      Refusals refusals,
      Heartbeat heartbeat,
      PollObserver observer,
      InstantSource clock) {}

  /**
   * @param name names the unit in logs and messages
   * @param stored where the unit's committed offset says to go on
   */
  public EndpointRunner(String name, Parts parts, PagingSettings paging, PollPosition stored) {
    this.name = name;
    this.parts = parts;
    this.addresses = new Addresses(parts.plan().addresses());
    this.restarts = new Restarts(paging);
    this.position = parts.emission().resumable(stored);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean isEndless() {
    return false;
  }

  /** Sends one request. */
  @Override
  public Turn step(Runnable resume) {
    Instant now = parts.clock().instant();
    if (parts.plan().isOver(position)) {
      LOG.info("Endpoint '{}': the last window is read, so it is polled no more", name);
      return Turn.end();
    }
    PollPosition due = parts.plan().begin(position, now);
    if (due == null) {
      return Turn.rest(parts.pacer().untilDueMs());
    }
    position = due;
    if (position.page().isFirst()) {
      addresses.pollBegins(now);
    }
    return ask(parts.plan().request(position, addresses.current(), now), resume);
  }

  private Turn ask(RequestSpec request, Runnable resume) {
    Park park = parts.pacer().claim(request);
    if (park != null) {
      parts.observer().parked(park);
      return Turn.rest(park.forMs());
    }
    if (position.page().isFirst()) {
      parts.pacer().started();
    }
    parts.observer().asking();
    HttpReply reply = parts.gateway().fetch(request);
    // A cancelled request looks like a fault of the remote, and is none.
    return cancelled ? Turn.rest(0) : reply.accept(new Answer(request, resume));
  }

  @Override
  public long untilDueMs() {
    return parts.plan().isInHaste(position, parts.clock().instant())
        ? 0
        : parts.pacer().untilDueMs();
  }

  @Override
  public void cancel() {
    cancelled = true;
    parts.gateway().close();
  }

  @Override
  public void close() {
    parts.emission().close();
  }

  /** What to do at each kind of reply. */
  private final class Answer implements HttpReply.Cases<Turn> {

    private final RequestSpec request;
    private final Runnable resume;

    Answer(RequestSpec request, Runnable resume) {
      this.request = request;
      this.resume = resume;
    }

    @Override
    public Turn ok(HttpReply.Ok reply) {
      try {
        if (restarts.atNewCredentials(position, parts.gateway().credentialsGeneration())) {
          return fromFirstPage("the credentials were renewed");
        }
        ResponsePage page = parts.pages().read(reply, position.toOffset());
        return judge(reply, page);
      } catch (MalformedResponseException e) {
        parts.emission().abandon();
        String reason = String.valueOf(e.getMessage());
        parts.refusals().malformed(reason, reply, position.toOffset());
        return unavailable(HttpReply.Unavailable.because(reason));
      } catch (PagingException e) {
        parts.emission().abandon();
        return refused(new HttpReply.Refused(e.getMessage() + "."));
      } catch (DataException e) {
        parts.emission().abandon();
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

    private Turn judge(HttpReply.Ok reply, ResponsePage page)
        throws MalformedResponseException, PagingException {
      ResponseFacts facts = page.facts();
      if (facts.failed() && facts.retryable()) {
        return unavailable(
            new HttpReply.Unavailable(
                "an error inside a successful response", HttpReply.Cause.IMPATIENCE, null));
      }
      if (facts.failed()) {
        return refused(
            new HttpReply.Refused(
                "the response holds an error that is not worth retrying. Check"
                    + " connection.url and request.parameters."));
      }
      return parts.plan().isUnchanged(position, facts) ? nothingNew() : records(reply, page);
    }

    private Turn records(HttpReply.Ok reply, ResponsePage page)
        throws MalformedResponseException, PagingException {
      PageTally tally = parts.emission().page(reply, page, position, resume);
      PollPosition next =
          parts
              .plan()
              .behind(position, request, reply.head(), page.facts(), tally.rows(), tally.cursor());
      boolean handedOver = parts.emission().goOn(next);
      parts.observer().handedOver(tally.rows() - tally.ignored(), tally.ignored());
      warnOfIgnored(tally);
      return goOn(next, handedOver, resume);
    }

    @Override
    public Turn empty(HttpReply.Empty reply) {
      try {
        return nothingNew();
      } catch (MalformedResponseException e) {
        parts.emission().abandon();
        return unavailable(HttpReply.Unavailable.because(String.valueOf(e.getMessage())));
      }
    }

    private Turn nothingNew() throws MalformedResponseException {
      PollPosition next = parts.plan().behindNothing(position);
      boolean handedOver = parts.emission().goOn(next);
      parts.observer().nothingNew();
      return goOn(next, handedOver, resume);
    }

    @Override
    public Turn unavailable(HttpReply.Unavailable reply) {
      if (hasExpired(reply.evidence())) {
        return fromFirstPage(reply.reason());
      }
      if (addresses.failed(parts.clock().instant())) {
        return elsewhere(reply.reason());
      }
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
      if (hasExpired(reply.evidence())) {
        return fromFirstPage(reply.reason());
      }
      if (addresses.failed(parts.clock().instant())) {
        return elsewhere(reply.reason());
      }
      Park park = parts.pacer().refused();
      parts.observer().parked(park);
      return parts.refusals().at(reply, park, position.toOffset());
    }
  }

  private boolean hasExpired(@Nullable Evidence evidence) {
    return evidence != null && restarts.atStatus(position, evidence.status());
  }

  private Turn goOn(PollPosition next, boolean handedOver, Runnable resume) {
    position = next;
    if (handedOver) {
      parts.heartbeat().carried(next);
    }
    addresses.answered();
    int failures = parts.pacer().succeeded();
    if (failures > 0) {
      LOG.info("Endpoint '{}': answers again, after {} failures", name, failures);
    }
    if (next.page().isFirst()) {
      restarts.pollEnds();
    }
    boolean waits = handedOver || parts.heartbeat().beat(next, resume);
    return waits ? Turn.untilTaken() : Turn.rest(untilDueMs());
  }

  /** Asks the next address at once. Tokens of one server mean nothing to another. */
  private Turn elsewhere(String reason) {
    LOG.warn("Endpoint '{}': turns to its next address: {}", name, reason);
    if (!position.page().isFirst()) {
      parts.emission().abandon();
      position = position.fromFirstPage();
    }
    return Turn.rest(0);
  }

  private Turn fromFirstPage(String reason) {
    LOG.warn("Endpoint '{}': begins again with the first page of the poll: {}", name, reason);
    parts.emission().abandon();
    position = position.fromFirstPage();
    return Turn.rest(0);
  }

  private void warnOfIgnored(PageTally tally) {
    if (tally.ignored() > 0) {
      LOG.warn(
          "Endpoint '{}': left out {} of {} records; the first: {}",
          name,
          tally.ignored(),
          tally.rows(),
          tally.firstReason());
    }
  }
}
