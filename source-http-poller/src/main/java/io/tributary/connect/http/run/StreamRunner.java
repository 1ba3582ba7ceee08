package io.tributary.connect.http.run;

import io.tributary.connect.http.config.StreamSettings;
import io.tributary.connect.http.model.Header;
import io.tributary.connect.http.model.HttpReply;
import io.tributary.connect.http.model.Park;
import io.tributary.connect.http.model.PollPosition;
import io.tributary.connect.http.model.ReplyHead;
import io.tributary.connect.http.model.RequestSpec;
import io.tributary.connect.http.pacing.Pacer;
import io.tributary.connect.http.paging.PagingException;
import io.tributary.connect.http.paging.PollPlan;
import io.tributary.connect.http.records.MalformedResponseException;
import io.tributary.connect.http.records.PageReader;
import io.tributary.connect.http.records.PageTally;
import io.tributary.connect.http.records.ResponsePage;
import io.tributary.connect.http.stream.Events;
import io.tributary.connect.http.stream.Lines;
import io.tributary.connect.http.stream.StreamEvent;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a stream open and hands its events over as they come: those that are here together in one
 * transaction. A connection that ends or breaks is opened again behind the last event.
 *
 * <p>Threading: one step at a time; a step lasts as long as the connection.
 */
public final class StreamRunner implements UnitRunner {

  private static final Logger LOG = LoggerFactory.getLogger(StreamRunner.class);

  private final String name;
  private final Parts parts;
  private final StreamSettings settings;
  private final BatchWriters writers;
  private PollPosition position;
  private volatile boolean cancelled;

  /** What a runner works with; each part belongs to this unit alone. */
  public record Parts(
      PollPlan plan,
      HttpGateway gateway,
      PageReader pages,
      Pacer pacer,
      Refusals refusals,
      PollObserver observer,
      InstantSource clock) {}

  /**
   * @param name names the unit in logs and messages
   * @param stored where the unit's committed offset says to go on
   */
  public StreamRunner(
      String name,
      Parts parts,
      StreamSettings settings,
      BatchWriters writers,
      PollPosition stored) {
    this.name = name;
    this.parts = parts;
    this.settings = settings;
    this.writers = writers;
    this.position = stored;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean isEndless() {
    return true;
  }

  @Override
  public Turn step(Runnable onTaken) {
    RequestSpec request = request();
    Park park = parts.pacer().claim(request);
    if (park != null) {
      parts.observer().parked(park);
      return Turn.rest(park.forMs());
    }
    parts.pacer().started();
    parts.observer().asking();
    Connection connection = new Connection(request);
    HttpReply reply = parts.gateway().stream(request, settings.idle(), connection::read);
    return cancelled ? Turn.end() : reply.accept(new Ending(connection));
  }

  private RequestSpec request() {
    List<Header> headers = new ArrayList<>();
    headers.add(new Header("Cache-Control", "no-store"));
    if (position.eventId() != null) {
      headers.add(new Header("Last-Event-ID", position.eventId()));
    }
    return parts.plan().request(position, 0, parts.clock().instant()).with(headers);
  }

  @Override
  public long untilDueMs() {
    return 0;
  }

  @Override
  public void cancel() {
    cancelled = true;
    parts.gateway().close();
  }

  @Override
  public void close() {
    // Nothing is kept between connections.
  }

  /** One connection: reads events, and hands them over whenever no more are here. */
  private final class Connection {

    private final RequestSpec request;
    private @Nullable BatchWriter writer;
    private int records;
    private int ignored;
    private long reconnectMs = settings.reconnectMs();
    private @Nullable ConnectException failure;

    Connection(RequestSpec request) {
      this.request = request;
    }

    /** Reads until the stream ends, or an event shows that the task must fail. */
    void read(ReplyHead head, InputStream body) throws IOException {
      Events events =
          Events.of(head, new Lines(body, settings.maxEventBytes()), position.eventId());
      try {
        for (StreamEvent event = events.next(); event != null; event = events.next()) {
          take(head, event);
          if (!events.isMoreHere()) {
            handOver();
          }
        }
      } catch (MalformedResponseException | PagingException e) {
        failure = new ConnectException("Endpoint '" + name + "': an event: " + e.getMessage());
      } catch (ConnectException e) {
        failure = e;
      } finally {
        end(events);
      }
    }

    private void end(Events events) {
      Long asked = events.reconnectMs();
      reconnectMs = asked == null ? settings.reconnectMs() : asked;
      if (failure == null) {
        handOver();
      } else if (writer != null) {
        writer.abort();
      }
    }

    private void take(ReplyHead head, StreamEvent event)
        throws MalformedResponseException, PagingException {
      if (settings.types().isEmpty() || settings.types().contains(event.type())) {
        ResponsePage page = parts.pages().read(event.asReply(head), position.toOffset());
        BatchWriter open = writer == null ? writers.begin(() -> {}) : writer;
        writer = open;
        PageTally tally = page.records(open);
        records += tally.rows() - tally.ignored();
        ignored += tally.ignored();
        position =
            parts
                .plan()
                .behind(position, request, head, page.facts(), tally.rows(), tally.cursor());
      }
      if (event.id() != null) {
        position = position.withEventId(event.id());
      }
    }

    private void handOver() {
      if (writer == null) {
        return;
      }
      var unused = writer.commit(position.toOffset());
      writer = null;
      parts.pages().settled();
      parts.observer().handedOver(records, ignored);
      records = 0;
      ignored = 0;
      int failures = parts.pacer().succeeded();
      if (failures > 0) {
        LOG.info("Endpoint '{}': streams again, after {} failures", name, failures);
      }
    }
  }

  /** What comes after a connection. */
  private final class Ending implements HttpReply.Cases<Turn> {

    private final Connection connection;

    Ending(Connection connection) {
      this.connection = connection;
    }

    @Override
    public Turn ok(HttpReply.Ok reply) {
      reply.body().close();
      return again();
    }

    @Override
    public Turn empty(HttpReply.Empty reply) {
      return again();
    }

    private Turn again() {
      return connection.failure == null
          ? Turn.rest(connection.reconnectMs)
          : Turn.failed(connection.failure);
    }

    @Override
    public Turn unavailable(HttpReply.Unavailable reply) {
      Park park = parts.pacer().failed(reply);
      LOG.warn(
          "Endpoint '{}': its stream is parked for {} ms ({}): {}",
          name,
          park.forMs(),
          park.reason(),
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
}
