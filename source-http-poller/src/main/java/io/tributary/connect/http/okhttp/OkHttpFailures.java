package io.tributary.connect.http.okhttp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.connect.http.body.BodyReceiver;
import io.tributary.connect.http.config.EgressSettings;
import io.tributary.connect.http.config.RequestSettings;
import io.tributary.connect.http.model.BodyLimitException;
import io.tributary.connect.http.model.Evidence;
import io.tributary.connect.http.model.HttpReply;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import okhttp3.Response;

/** Names what went wrong without the exception's message, which may quote the URL. */
final class OkHttpFailures {

  private static final int EVIDENCE_BYTES = 1_024;

  private OkHttpFailures() {}

  static HttpReply classify(IOException e) {
    if (e instanceof AddressRefusedException || e.getCause() instanceof AddressRefusedException) {
      return addressRefused();
    }
    if (e instanceof BodyLimitException) {
      return HttpReply.Unavailable.because(String.valueOf(e.getMessage()));
    }
    return HttpReply.Unavailable.because(reason(e));
  }

  static HttpReply addressRefused() {
    return new HttpReply.Refused(
        "the host of "
            + RequestSettings.URL
            + " leads to an address that is not public. If it is meant, add the address to "
            + EgressSettings.ALLOW_RANGES
            + ".");
  }

  static String reason(IOException e) {
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

  /** A failure together with the beginning of what was answered. */
  static HttpReply withEvidence(HttpReply reply, Response response) {
    if (reply instanceof HttpReply.Refused refused) {
      return new HttpReply.Refused(refused.reason(), evidence(response), refused.key());
    }
    if (reply instanceof HttpReply.Unavailable passing) {
      return new HttpReply.Unavailable(
          passing.reason(), passing.cause(), passing.retryAfterMs(), evidence(response));
    }
    return reply;
  }

  private static Evidence evidence(Response response) {
    return new Evidence(response.code(), excerpt(response));
  }

  private static String excerpt(Response response) {
    try {
      return new String(
          BodyReceiver.excerpt(
              OkHttpGateway.head(response), response.body().byteStream(), EVIDENCE_BYTES),
          UTF_8);
    } catch (IOException e) {
      // The status says enough.
      return "";
    }
  }
}
