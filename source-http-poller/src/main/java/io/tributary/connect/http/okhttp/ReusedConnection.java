package io.tributary.connect.http.okhttp;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Response;

/**
 * Tells whether a call failed on a connection that the server had closed while it idled.
 *
 * <p>Threading: OkHttp calls it on the thread of the synchronous call.
 */
final class ReusedConnection extends EventListener {

  private boolean connected;
  private boolean answered;
  private boolean failed;

  /** Whether the last call failed without an answer and without a connection of its own. */
  boolean wasStale() {
    return failed && !connected && !answered;
  }

  @Override
  public void callStart(Call call) {
    connected = false;
    answered = false;
    failed = false;
  }

  @Override
  public void dnsStart(Call call, String domainName) {
    connected = true;
  }

  @Override
  public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
    connected = true;
  }

  @Override
  public void responseHeadersEnd(Call call, Response response) {
    answered = true;
  }

  @Override
  public void callFailed(Call call, IOException failure) {
    // A timeout is an answer of a kind: asking again at once would double it.
    failed = !(failure instanceof InterruptedIOException);
  }
}
