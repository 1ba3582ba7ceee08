package io.tributary.harness.connect;

import io.tributary.harness.process.HarnessException;

/** The worker refused a request. */
public final class ConnectRestException extends HarnessException {
  private static final long serialVersionUID = 1L;

  private final int status;

  ConnectRestException(String request, int status, String workerMessage) {
    super(request + " -> " + status + ": " + workerMessage);
    this.status = status;
  }

  /** The HTTP status, 400 for a config that does not pass validation. */
  public int status() {
    return status;
  }
}
