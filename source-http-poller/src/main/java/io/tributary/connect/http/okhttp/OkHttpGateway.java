package io.tributary.connect.http.okhttp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.connect.http.body.BodyReceiver;
import io.tributary.connect.http.config.EgressSettings;
import io.tributary.connect.http.config.RequestSettings;
import io.tributary.connect.http.model.BodyLimitException;
import io.tributary.connect.http.model.Header;
import io.tributary.connect.http.model.HttpReply;
import io.tributary.connect.http.model.QueryParameter;
import io.tributary.connect.http.model.ReplyHead;
import io.tributary.connect.http.model.RequestSpec;
import io.tributary.connect.http.pacing.HttpFailures;
import io.tributary.connect.http.run.HttpGateway;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests with OkHttp.
 *
 * <p>Threading: one thread fetches at a time; any thread closes.
 */
final class OkHttpGateway implements HttpGateway {

  private static final int NO_CONTENT = 204;
  private static final int RESET_CONTENT = 205;

  private final OkHttpClient client;
  private final ReusedConnection connection;
  private final HttpFailures failures;
  private final BodyReceiver bodies;

  private final Object lock = new Object();
  private @Nullable Call underWay;
  private boolean closed;

  /**
   * @param connection listens to the client's calls
   */
  OkHttpGateway(
      OkHttpClient client,
      ReusedConnection connection,
      HttpFailures failures,
      BodyReceiver bodies) {
    this.client = client;
    this.connection = connection;
    this.failures = failures;
    this.bodies = bodies;
  }

  @Override
  public HttpReply fetch(RequestSpec spec) {
    HttpUrl url = HttpUrl.parse(spec.url());
    if (url == null) {
      return new HttpReply.Refused(RequestSettings.URL + " is no address that can be called.");
    }
    Request request = request(url, spec);
    HttpReply reply = send(request);
    if (!connection.wasStale()) {
      return reply;
    }
    // Servers drop idle connections. That GET may be repeated, once and on a connection of its own.
    client.connectionPool().evictAll();
    return send(request);
  }

  private HttpReply send(Request request) {
    Call call = begin(request);
    if (call == null) {
      return HttpReply.Unavailable.because("the task stops");
    }
    try (Response response = call.execute()) {
      return reply(response);
    } catch (IOException e) {
      return failure(e);
    } finally {
      end();
    }
  }

  private @Nullable Call begin(Request request) {
    synchronized (lock) {
      underWay = closed ? null : client.newCall(request);
      return underWay;
    }
  }

  private void end() {
    synchronized (lock) {
      underWay = null;
    }
  }

  private static Request request(HttpUrl base, RequestSpec spec) {
    HttpUrl.Builder url = base.newBuilder();
    for (QueryParameter parameter : spec.parameters()) {
      url.addQueryParameter(parameter.name(), parameter.value());
    }
    // Named here, it is ours to unzip: a large body is kept as it came.
    Request.Builder request =
        new Request.Builder().url(url.build()).header("Accept-Encoding", "gzip");
    for (Header header : spec.headers()) {
      request.addHeader(header.name(), header.value());
    }
    RequestBody body =
        spec.body() == null
            ? null
            : RequestBody.create(
                spec.body().text().getBytes(UTF_8), MediaType.parse(spec.body().contentType()));
    return request.method(spec.method(), body).build();
  }

  private HttpReply reply(Response response) throws IOException {
    int status = response.code();
    if (status == NO_CONTENT || status == RESET_CONTENT) {
      return new HttpReply.Empty();
    }
    if (!response.isSuccessful()) {
      return failures.classify(status, response::header);
    }
    ReplyHead head =
        new ReplyHead(status, response.request().url().toString(), response.headers().toMultimap());
    return new HttpReply.Ok(head, bodies.receive(response.body().byteStream()));
  }

  /** Names the failure without the exception's message, which may quote the URL. */
  private static HttpReply failure(IOException e) {
    if (e instanceof AddressRefusedException || e.getCause() instanceof AddressRefusedException) {
      return new HttpReply.Refused(
          "the host of "
              + RequestSettings.URL
              + " leads to an address that is not public. If it is meant, add the address to "
              + EgressSettings.ALLOW_RANGES
              + ".");
    }
    if (e instanceof BodyLimitException) {
      return HttpReply.Unavailable.because(String.valueOf(e.getMessage()));
    }
    return HttpReply.Unavailable.because(reason(e));
  }

  private static String reason(IOException e) {
    if (e instanceof InterruptedIOException) {
      return "no complete response in time";
    }
    if (e instanceof UnknownHostException) {
      return "the host's name does not resolve";
    }
    if (e instanceof ConnectException) {
      return "no connection";
    }
    if (e instanceof SSLException) {
      return "the TLS handshake or connection failed (" + e.getClass().getSimpleName() + ")";
    }
    return "the connection broke (" + e.getClass().getSimpleName() + ")";
  }

  @Override
  public int credentialsGeneration() {
    return 0;
  }

  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      if (underWay != null) {
        underWay.cancel();
      }
    }
  }
}
