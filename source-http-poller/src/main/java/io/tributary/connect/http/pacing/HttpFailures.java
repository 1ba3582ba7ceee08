package io.tributary.connect.http.pacing;

import io.tributary.connect.http.config.ResponseSettings;
import io.tributary.connect.http.config.StatusCodes;
import io.tributary.connect.http.model.HttpReply;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sorts the statuses that are no success. */
public final class HttpFailures {

  private static final int NOT_MODIFIED = 304;
  private static final int TOO_MANY_REQUESTS = 429;

  private final StatusCodes fatal;
  private final RetryAfter retryAfter;

  public HttpFailures(StatusCodes fatal, InstantSource clock) {
    this.fatal = fatal;
    this.retryAfter = new RetryAfter(clock);
  }

  /**
   * What a response means that has no body worth reading.
   *
   * @param status any but 200 to 299
   * @param headers first value of a header by its name, null where there is none
   */
  public HttpReply classify(int status, Function<String, @Nullable String> headers) {
    if (fatal.contains(status)) {
      return new HttpReply.Refused("HTTP status " + status + ". " + whatToDo(status));
    }
    if (status == NOT_MODIFIED) {
      return new HttpReply.Empty();
    }
    Long waitMs = retryAfter.read(headers);
    return new HttpReply.Unavailable(
        "HTTP status " + status, status == TOO_MANY_REQUESTS || waitMs != null, waitMs);
  }

  private static String whatToDo(int status) {
    String mend =
        switch (status) {
          case 301, 302, 303, 307, 308 ->
              "Redirects are not followed: set connection.url to the final address";
          case 401, 403 ->
              "Check request.headers.sensitive, request.user.agent and the account's rights";
          case 404, 410 -> "Check the path of connection.url";
          default -> "Check connection.url and request.parameters";
        };
    return mend
        + ", then restart the task; or take the status out of "
        + ResponseSettings.FATAL_STATUS_CODES
        + " to wait instead.";
  }
}
