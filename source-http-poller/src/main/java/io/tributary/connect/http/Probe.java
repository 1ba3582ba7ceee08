package io.tributary.connect.http;

import io.tributary.connect.http.config.AuthSettings;
import io.tributary.connect.http.config.AwsSettings;
import io.tributary.connect.http.config.EndpointSettings;
import io.tributary.connect.http.config.Finding;
import io.tributary.connect.http.config.OAuth2Settings;
import io.tributary.connect.http.config.RecordSettings;
import io.tributary.connect.http.config.RequestSettings;
import io.tributary.connect.http.json.JsonLayout;
import io.tributary.connect.http.model.Evidence;
import io.tributary.connect.http.model.HttpReply;
import io.tributary.connect.http.model.PollPosition;
import io.tributary.connect.http.model.ReplyHead;
import io.tributary.connect.http.model.RequestSpec;
import io.tributary.connect.http.paging.PollPlan;
import io.tributary.connect.http.records.MalformedResponseException;
import io.tributary.connect.http.records.PageReader;
import io.tributary.connect.http.records.PageTally;
import io.tributary.connect.http.records.ResponsePage;
import io.tributary.connect.http.run.HttpGateway;
import io.tributary.connect.http.stream.Events;
import io.tributary.connect.http.stream.Lines;
import io.tributary.connect.http.stream.StreamEvent;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** Asks one endpoint once, and says at which key the answer shows something to be wrong. */
final class Probe implements HttpReply.Cases<Optional<Finding>> {

  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;
  private static final int METHOD_NOT_ALLOWED = 405;

  private static final String OR_LEAVE =
      ". If it is right and only the answer is unusual now, leave validate.probe out";

  private final EndpointSettings endpoint;
  private final PageReader pages;
  private volatile boolean streams;

  Probe(EndpointSettings endpoint, PageReader pages) {
    this.endpoint = endpoint;
    this.pages = pages;
  }

  /** What is wrong, if anything is. */
  Optional<Finding> run(HttpGateway gateway, Map<String, String> partition, Instant now) {
    PollPlan plan = new PollPlan(endpoint, partition);
    PollPosition position = plan.begin(PollPosition.START, now);
    if (position == null) {
      return Optional.empty();
    }
    RequestSpec request = plan.request(position, 0, now);
    return endpoint.stream().enabled()
        ? stream(gateway, request)
        : gateway.fetch(request).accept(this);
  }

  /** Whether a stream has opened, which may be silent for long. */
  boolean streams() {
    return streams;
  }

  /** One event is enough, and none is no fault. */
  private Optional<Finding> stream(HttpGateway gateway, RequestSpec request) {
    List<Finding> found = new ArrayList<>();
    HttpReply reply =
        gateway.stream(
            request,
            endpoint.stream().idle(),
            (head, body) -> {
              streams = true;
              StreamEvent first = first(head, body);
              if (first != null) {
                ok(first.asReply(head)).ifPresent(found::add);
              }
            });
    return streams ? found.stream().findFirst() : reply.accept(this);
  }

  private @Nullable StreamEvent first(ReplyHead head, InputStream body) throws IOException {
    Events events = Events.of(head, new Lines(body, endpoint.stream().maxEventBytes()), null);
    List<String> types = endpoint.stream().types();
    StreamEvent event = events.next();
    while (event != null && !types.isEmpty() && !types.contains(event.type())) {
      event = events.next();
    }
    return event;
  }

  @Override
  public Optional<Finding> ok(HttpReply.Ok reply) {
    try {
      ResponsePage page = pages.read(reply, PollPosition.START.toOffset());
      if (page.facts().failed()) {
        return finding(
            RequestSettings.PARAMETERS,
            "the server says in its answer that the request failed",
            "Correct it or " + RequestSettings.URL + OR_LEAVE);
      }
      PageTally tally = page.records(record -> {});
      if (tally.ignored() > 0) {
        return columns(String.valueOf(tally.firstReason()));
      }
      return tally.rows() == 0 ? pointer(reply) : Optional.empty();
    } catch (MalformedResponseException e) {
      return finding(
          RequestSettings.URL,
          "the answer cannot be read: " + e.getMessage(),
          "Check whether it is the address of the data" + OR_LEAVE);
    } catch (DataException e) {
      return columns(String.valueOf(e.getMessage()));
    } finally {
      reply.body().close();
    }
  }

  private static Optional<Finding> columns(String reason) {
    return finding(RecordSettings.COLUMNS, reason, "Adapt it to the answer" + OR_LEAVE);
  }

  /** No records: because there are none, or because they are elsewhere? */
  private Optional<Finding> pointer(HttpReply.Ok reply) {
    try (InputStream body = reply.body().open()) {
      JsonLayout.Miss miss = JsonLayout.follow(body, endpoint.records().pointer());
      if (miss == null) {
        return Optional.empty();
      }
      return finding(
          RecordSettings.POINTER,
          "the answer has nothing there; "
              + (miss.reached().isEmpty() ? "its top" : "'" + miss.reached() + "'")
              + (miss.names().isEmpty() ? " is no object" : " has the members " + miss.names()),
          "Correct it" + OR_LEAVE);
    } catch (IOException e) {
      // No JSON: such formats have no pointers that could miss.
      return Optional.empty();
    }
  }

  @Override
  public Optional<Finding> empty(HttpReply.Empty reply) {
    return Optional.empty();
  }

  @Override
  public Optional<Finding> unavailable(HttpReply.Unavailable reply) {
    return finding(
        reply.cause() == HttpReply.Cause.CREDENTIALS
            ? OAuth2Settings.TOKEN_URL
            : RequestSettings.URL,
        reply.reason(),
        "If that will pass, leave validate.probe out");
  }

  @Override
  public Optional<Finding> refused(HttpReply.Refused reply) {
    Evidence evidence = reply.evidence();
    String key = reply.key();
    if (key == null) {
      key = evidence == null ? RequestSettings.URL : keyOf(evidence.status());
    }
    return finding(key, withoutLastStop(reply.reason()), "Correct it" + OR_LEAVE);
  }

  private String keyOf(int status) {
    return switch (status) {
      case UNAUTHORIZED, FORBIDDEN -> credentials();
      case METHOD_NOT_ALLOWED -> RequestSettings.METHOD;
      case NOT_FOUND, GONE -> RequestSettings.URL;
      default -> status / 100 == 3 ? RequestSettings.URL : RequestSettings.PARAMETERS;
    };
  }

  private String credentials() {
    return switch (endpoint.auth().type()) {
      case NONE -> AuthSettings.TYPE;
      case BASIC -> AuthSettings.BASIC_PASSWORD;
      case BEARER -> AuthSettings.BEARER_TOKEN;
      case API_KEY -> AuthSettings.API_KEY_VALUE;
      case OAUTH2 -> OAuth2Settings.CLIENT_ID;
      case AWS_SIGV4 -> AwsSettings.SECRET_ACCESS_KEY;
    };
  }

  private static String withoutLastStop(String reason) {
    return reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason;
  }

  private static Optional<Finding> finding(String key, String reason, String whatToDo) {
    return Optional.of(new Finding(key, reason, whatToDo));
  }
}
