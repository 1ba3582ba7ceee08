package io.tributary.connect.http.okhttp;

import io.tributary.connect.http.auth.Authenticator;
import io.tributary.connect.http.auth.Credentials;
import io.tributary.connect.http.auth.NoCredentialsException;
import io.tributary.connect.http.auth.Redaction;
import io.tributary.connect.http.body.BodyReceiver;
import io.tributary.connect.http.config.EgressSettings;
import io.tributary.connect.http.config.RequestSettings;
import io.tributary.connect.http.egress.EgressPolicy;
import io.tributary.connect.http.model.HttpReply;
import io.tributary.connect.http.model.ReplyHead;
import io.tributary.connect.http.model.RequestSpec;
import io.tributary.connect.http.pacing.HttpFailures;
import io.tributary.connect.http.pacing.Limiter;
import io.tributary.connect.http.run.HttpGateway;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests with OkHttp: with credentials, which are renewed once if they are refused, and
 * along redirects, each of which is checked as if the config named it.
 *
 * <p>Threading: one thread fetches at a time; any thread closes.
 */
final class OkHttpGateway implements HttpGateway {

  private static final int UNAUTHORIZED = 401;

  private final OkHttpClient client;
  private final ReusedConnection connection;
  private final Rules rules;
  private final CallSlot calls = new CallSlot();

  /** What decides about requests and replies. */
  record Rules(
      Authenticator authenticator,
      Redaction redaction,
      EgressPolicy egress,
      Redirects redirects,
      Limiter limiter,
      HttpFailures failures,
      BodyReceiver bodies) {}

  /**
   * @param connection listens to the client's calls
   */
  OkHttpGateway(OkHttpClient client, ReusedConnection connection, Rules rules) {
    this.client = client;
    this.connection = connection;
    this.rules = rules;
  }

  /**
   * What one request came to.
   *
   * @param status 0 if nothing was answered
   * @param location where a redirect leads
   */
  private record Answer(int status, @Nullable String location, HttpReply reply) {}

  /**
   * How requests are sent and successes received.
   *
   * @param encoding that the server may compress a body with
   */
  private record Way(OkHttpClient client, String encoding, Receiver receiver) {}

  /** Takes the body of a success. */
  private interface Receiver {

    HttpReply receive(ReplyHead head, InputStream body) throws IOException;
  }

  @Override
  public HttpReply fetch(RequestSpec spec) {
    return authenticated(
        spec,
        new Way(
            client,
            BodyReceiver.ENCODINGS,
            (head, body) -> new HttpReply.Ok(head, rules.bodies().receive(head, body))));
  }

  @Override
  public HttpReply stream(RequestSpec spec, Duration idle, StreamReader reader) {
    OkHttpClient patient = client.newBuilder().callTimeout(Duration.ZERO).readTimeout(idle).build();
    return authenticated(
        spec,
        new Way(
            patient,
            "identity",
            (head, body) -> {
              reader.read(head, body);
              return new HttpReply.Empty();
            }));
  }

  private HttpReply authenticated(RequestSpec spec, Way way) {
    Request first = Requests.of(spec, way.encoding);
    if (first == null) {
      return new HttpReply.Refused(RequestSettings.URL + " is no address that can be called.");
    }
    try {
      Credentials credentials = rules.authenticator().credentials(Requests.outgoing(first));
      Answer answer = follow(first, credentials, way);
      if (answer.status == UNAUTHORIZED && rules.authenticator().renew(credentials)) {
        answer = follow(first, rules.authenticator().credentials(Requests.outgoing(first)), way);
      }
      return answer.reply;
    } catch (NoCredentialsException e) {
      return e.reply();
    }
  }

  private Answer follow(Request first, Credentials credentials, Way way)
      throws NoCredentialsException {
    Answer answer = send(first.url(), Requests.with(first, credentials), way);
    Request request = first;
    for (int followed = 0; Redirects.isRedirect(answer.status); followed++) {
      Redirects.Step step =
          rules.redirects().next(first.url(), request, answer.status, answer.location, followed);
      if (step.request() == null) {
        return step.refused() == null ? answer : new Answer(answer.status, null, step.refused());
      }
      request = step.request();
      answer = send(request.url(), signed(first, request), way);
    }
    return answer;
  }

  /** Signatures cover the address, so each has its own; a stranger's gets none. */
  private Request signed(Request first, Request request) throws NoCredentialsException {
    return Redirects.isSameServer(first.url(), request.url())
        ? Requests.with(request, rules.authenticator().credentials(Requests.outgoing(request)))
        : request;
  }

  private Answer send(HttpUrl url, Request request, Way way) {
    String scheme = url.scheme();
    if (!rules.egress().allowsScheme(scheme)) {
      return new Answer(
          0,
          null,
          new HttpReply.Refused(
              "an address of the scheme "
                  + scheme
                  + " would be called, which "
                  + EgressSettings.SCHEMES
                  + " does not allow. Correct the address."));
    }
    // Behind a proxy nobody else looks at it.
    if (!rules.egress().mayAllow(url.host())) {
      return new Answer(0, null, OkHttpFailures.addressRefused());
    }
    Answer answer = sendOnce(request, way);
    if (!connection.wasStale() || !request.method().equals("GET")) {
      return answer;
    }
    // Servers drop idle connections. A GET may be repeated, once and on a connection of its own.
    client.connectionPool().evictAll();
    return sendOnce(request, way);
  }

  private Answer sendOnce(Request request, Way way) {
    Call call = calls.begin(way.client, request);
    if (call == null) {
      return new Answer(0, null, HttpReply.Unavailable.because("the task stops"));
    }
    try (Response response = call.execute()) {
      rules.limiter().seen(response::header);
      return new Answer(response.code(), response.header("Location"), reply(response, way));
    } catch (IOException e) {
      return new Answer(0, null, OkHttpFailures.classify(e));
    } finally {
      calls.end();
    }
  }

  private HttpReply reply(Response response, Way way) throws IOException {
    int status = response.code();
    if (!response.isSuccessful() || rules.failures().promisesNothing(status)) {
      return OkHttpFailures.withEvidence(
          rules.failures().classify(status, response::header), response);
    }
    return way.receiver.receive(head(response), response.body().byteStream());
  }

  static ReplyHead head(Response response) {
    return new ReplyHead(
        response.code(), response.request().url().toString(), response.headers().toMultimap());
  }

  @Override
  public int credentialsGeneration() {
    return (int) rules.authenticator().generation();
  }

  @Override
  public String redact(String text) {
    return rules.redaction().apply(text);
  }

  @Override
  public void close() {
    calls.close();
    rules.authenticator().close();
  }
}
