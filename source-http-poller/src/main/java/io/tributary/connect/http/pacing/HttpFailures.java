package io.tributary.connect.http.pacing;

import io.tributary.connect.http.config.ResponseSettings;
import io.tributary.connect.http.config.StatusCodes;
import io.tributary.connect.http.model.HttpReply;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sorts the statuses that are no success. */
public final class HttpFailures {

  private static final int TOO_MANY_REQUESTS = 429;

  private final StatusCodes empty;
  private final StatusCodes fatal;
  private final RetryAfter retryAfter;

  /**
   * @param retryAfterHeader the API's own header; empty for those in common use
   */
  public HttpFailures(ResponseSettings settings, String retryAfterHeader, InstantSource clock) {
    this.empty = settings.emptyStatusCodes();
    this.fatal = settings.fatalStatusCodes();
    this.retryAfter = new RetryAfter(retryAfterHeader, clock);
  }

  /**
   * What a status means that promises no records.
   *
   * @param status any but 200 to 299, or one that says that there is no body
   * @param headers first value of a header by its name, null where there is none
   */
  public HttpReply classify(int status, Function<String, @Nullable String> headers) {
    if (promisesNothing(status)) {
      return new HttpReply.Empty();
    }
    if (fatal.contains(status)) {
      return new HttpReply.Refused("HTTP status " + status + ". " + whatToDo(status));
    }
    Long waitMs = retryAfter.read(headers);
    boolean impatient = status == TOO_MANY_REQUESTS || waitMs != null;
    return new HttpReply.Unavailable(
        "HTTP status " + status,
        impatient ? HttpReply.Cause.IMPATIENCE : HttpReply.Cause.FAULT,
        waitMs);
  }

  /** Whether a status says that there are no records, or no new ones. */
  public boolean promisesNothing(int status) {
    return empty.contains(status);
  }

  private static String whatToDo(int status) {
    String mend =
        switch (status) {
          case 401 -> "Check auth.type and its keys, or request.headers.sensitive";
          case 403 -> "Check auth.type and its keys, request.user.agent and the account's rights";
          case 404, 410 -> "Check the path of connection.url";
          default -> "Check connection.url and request.parameters";
        };
    return mend
        + ", then restart the task; or take the status out of "
        + ResponseSettings.FATAL_STATUS_CODES
        + " to wait instead.";
  }
}
