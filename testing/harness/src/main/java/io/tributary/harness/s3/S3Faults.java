package io.tributary.harness.s3;

import io.tributary.harness.proxy.HttpFault;

/** Answers that S3 gives when all is not well with it, for a proxy before an {@link S3Server}. */
public final class S3Faults {

  public static final HttpFault SLOW_DOWN = error(503, "SlowDown");
  public static final HttpFault INTERNAL_ERROR = error(500, "InternalError");

  /** Also what a store says that does not know yet what it was given. */
  public static final HttpFault NO_SUCH_KEY = error(404, "NoSuchKey");

  /** What stores of other makers than Amazon say that have no room left. */
  public static final HttpFault FULL = error(507, "XMinioStorageFull");

  private S3Faults() {}

  private static HttpFault error(int status, String code) {
    return HttpFault.answer(
        status,
        "application/xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>%s</Code></Error>".formatted(code));
  }
}
