package io.tributary.connect.http.okhttp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.connect.http.config.EgressSettings;
import io.tributary.connect.http.config.RequestSettings;
import io.tributary.connect.http.model.BodyLimitException;
import io.tributary.connect.http.model.Evidence;
import io.tributary.connect.http.model.HttpReply;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLException;
import okhttp3.Response;

/** Names what went wrong without the exception's message, which may quote the URL. */
final class OkHttpFailures {

  private static final int EVIDENCE_BYTES = 1_024;
  private static final int GZIP_FIRST = 0x1f;

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
      byte[] wire = response.body().byteStream().readNBytes(EVIDENCE_BYTES);
      boolean zipped = wire.length > 1 && wire[0] == GZIP_FIRST && wire[1] == (byte) 0x8b;
      return new String(zipped ? inflated(wire) : wire, UTF_8);
    } catch (IOException e) {
      // The status says enough.
      return "";
    }
  }

  /** As much as the beginning of a zipped body holds. */
  private static byte[] inflated(byte[] wire) {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(wire))) {
      while (plain.size() < EVIDENCE_BYTES) {
        int next = in.read();
        if (next < 0) {
          break;
        }
        plain.write(next);
      }
    } catch (IOException e) {
      // It was cut off on purpose.
      return plain.toByteArray();
    }
    return plain.toByteArray();
  }
}
