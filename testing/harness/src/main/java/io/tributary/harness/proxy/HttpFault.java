package io.tributary.harness.proxy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * What becomes of an exchange.
 *
 * @param name by which {@link HttpFaultProxy#happened} counts it
 */
public record HttpFault(String name, Course course) {

  /** Nothing happens to it. */
  public static final HttpFault NONE = new HttpFault("none", HttpExchange::forward);

  /** The request is heard by nobody, and nobody answers. */
  public static final HttpFault SILENCE = new HttpFault("silence", HttpExchange::ignore);

  /** The connection breaks while the request is being sent. */
  public static final HttpFault RESET = new HttpFault("reset", HttpExchange::resetInBody);

  /** The server has done it, and the client does not hear of it. */
  public static final HttpFault LOST_ANSWER =
      new HttpFault("lost answer", HttpExchange::loseAnswer);

  /** Does something with an exchange. */
  @FunctionalInterface
  public interface Course {
    void take(HttpExchange exchange) throws IOException;
  }

  /** The bodies crawl. */
  public static HttpFault slow(int bytesPerSecond) {
    return new HttpFault("slow", exchange -> exchange.forwardSlowly(bytesPerSecond));
  }

  /** The request stands still for a while on its way. */
  public static HttpFault late(Duration delay) {
    return new HttpFault(
        "late",
        exchange -> {
          LockSupport.parkNanos(delay.toNanos());
          exchange.forward();
        });
  }

  /** Somebody on the way answers in the server's place. */
  public static HttpFault answer(int status, String contentType, String body) {
    return new HttpFault(
        Integer.toString(status), exchange -> exchange.answer(status, contentType, body));
  }
}
