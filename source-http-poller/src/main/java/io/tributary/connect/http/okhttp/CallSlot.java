package io.tributary.connect.http.okhttp;

import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Holds the one call that is under way.
 *
 * <p>Threading: one thread calls at a time; any thread closes, which cancels the call and every
 * later one.
 */
final class CallSlot {

  private @Nullable Call underWay;
  private boolean closed;

  /** A call to execute, null once closed. */
  synchronized @Nullable Call begin(OkHttpClient client, Request request) {
    underWay = closed ? null : client.newCall(request);
    return underWay;
  }

  synchronized void end() {
    underWay = null;
  }

  synchronized void close() {
    closed = true;
    if (underWay != null) {
      underWay.cancel();
    }
  }
}
