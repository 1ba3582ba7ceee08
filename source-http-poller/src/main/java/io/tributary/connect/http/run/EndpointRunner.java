package io.tributary.connect.http.run;

import io.tributary.connect.http.model.HttpReply;
import io.tributary.connect.http.model.PollPosition;
import io.tributary.connect.http.model.ResponseFacts;
import io.tributary.connect.http.pacing.Pacer;
import io.tributary.connect.http.paging.Pager;
import io.tributary.connect.http.records.MalformedResponseException;
import io.tributary.connect.http.records.Page;
import io.tributary.connect.http.records.PageBuilder;
import io.tributary.connect.http.records.RecordAssembler;
import io.tributary.connect.http.records.ResponseReader;
import io.tributary.connect.http.template.RequestTemplate;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls one endpoint: request, reply, page. A remote fault only makes it rest.
 *
 * <p>Threading: one poll at a time. After a page the next poll begins only once the task has taken
 * it, so the position moves on with the hand-over, and there is never more than one page waiting.
 */
public final class EndpointRunner implements HttpReply.Cases<Turn> {

  private static final Logger LOG = LoggerFactory.getLogger(EndpointRunner.class);

  private final String alias;
  private final RequestTemplate request;
  private final HttpGateway gateway;
  private final ResponseReader reader;
  private final RecordAssembler assembler;
  private final Pacer pacer;
  private PollPosition position;
  private volatile boolean cancelled;

  /** What a runner works with; each part belongs to this endpoint alone. */
  public record Parts(
      RequestTemplate request,
      HttpGateway gateway,
      ResponseReader reader,
      RecordAssembler assembler,
      Pacer pacer) {}

  /**
   * @param alias names the endpoint in logs and messages
   * @param start where the endpoint's committed offset says to go on
   */
  public EndpointRunner(String alias, Parts parts, PollPosition start) {
    this.alias = alias;
    this.request = parts.request();
    this.gateway = parts.gateway();
    this.reader = parts.reader();
    this.assembler = parts.assembler();
    this.pacer = parts.pacer();
    this.position = start;
  }

  String alias() {
    return alias;
  }

  /** Polls once, on the calling thread. */
  Turn poll() {
    pacer.started();
    HttpReply reply = gateway.fetch(request.at(position));
    // A cancelled request looks like a fault of the remote, and is none.
    return cancelled ? Turn.rest(0) : reply.accept(this);
  }

  /** Milliseconds until the next regular poll. */
  long untilDueMs() {
    return pacer.untilDueMs();
  }

  /** Cancels the request under way, from whichever thread. */
  void cancel() {
    cancelled = true;
    gateway.close();
  }

  @Override
  public Turn ok(HttpReply.Ok reply) {
    try {
      ResponseFacts response = reader.facts(reply.body());
      if (response.failed()) {
        return response.retryable()
            ? unavailable(
                new HttpReply.Unavailable("an error inside a successful response", true, null))
            : refused(
                new HttpReply.Refused(
                    "the response holds an error that is not worth retrying. Check"
                        + " connection.url and request.parameters."));
      }
      return Pager.isUnchanged(position, response) ? nothing() : page(reply.body(), response);
    } catch (MalformedResponseException e) {
      return unavailable(HttpReply.Unavailable.because(String.valueOf(e.getMessage())));
    } catch (DataException e) {
      return Turn.failed(
          new DataException(
              "Endpoint '"
                  + alias
                  + "': "
                  + e.getMessage()
                  + ". Adapt record.columns, or set behavior.on.record.error=ignore."));
    }
  }

  private Turn page(byte[] body, ResponseFacts response) throws MalformedResponseException {
    PollPosition after = Pager.after(position, response);
    PageBuilder builder = assembler.page(response, position, after);
    reader.rows(body, builder);
    Page page = builder.build();
    position = after;
    if (page.ignored() > 0) {
      LOG.warn(
          "Endpoint '{}': left out {} of {} records; the first: {}",
          alias,
          page.ignored(),
          page.ignored() + page.records().size(),
          page.firstReason());
    }
    Turn rest = nothing();
    return page.records().isEmpty() ? rest : Turn.page(page.records());
  }

  @Override
  public Turn empty(HttpReply.Empty reply) {
    return nothing();
  }

  private Turn nothing() {
    int failures = pacer.succeeded();
    if (failures > 0) {
      LOG.info("Endpoint '{}': answers again, after {} failures", alias, failures);
    }
    return Turn.rest(pacer.untilDueMs());
  }

  @Override
  public Turn unavailable(HttpReply.Unavailable reply) {
    long restMs = pacer.failedMs(reply);
    LOG.warn(
        "Endpoint '{}': parked for {} ms after failure {} in a row: {}",
        alias,
        restMs,
        pacer.failures(),
        reply.reason());
    return Turn.rest(restMs);
  }

  @Override
  public Turn refused(HttpReply.Refused reply) {
    return Turn.failed(
        new ConnectException("Endpoint '" + alias + "' was refused: " + reply.reason()));
  }
}
