package io.tributary.connect.hudi.lake;

import io.tributary.connect.hudi.model.TableFailure;
import io.tributary.connect.kit.error.FailureKind;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.function.Supplier;
import org.apache.hadoop.fs.s3a.UnknownStoreException;
import org.apache.hudi.exception.HoodieException;

/** Decides what a failure of Hudi or of the storage below it means for the sink. */
final class HudiFailures {

  /** How deep Hudi, Hadoop and the SDK wrap one another, with room to spare. */
  private static final int MAX_CAUSES = 20;

  private HudiFailures() {}

  /** Runs work in a session and turns what fails into a {@link TableFailure}. */
  static <T> T guard(LakeSession session, String doing, String path, LakeSession.Work<T> work) {
    try {
      return session.call(work);
    } catch (TableFailure e) {
      throw e;
    } catch (IOException | HoodieException | IllegalArgumentException | IllegalStateException e) {
      throw of(e, doing, path);
    }
  }

  static TableFailure of(Throwable failure, String doing, String path) {
    FailureKind kind = FailureKind.TRANSIENT;
    Supplier<String> advice = () -> "It is tried again.";
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++, cause = cause.getCause()) {
      if (cause instanceof TableFailure known) {
        return known;
      }
      if (cause instanceof AccessDeniedException) {
        kind = FailureKind.REFUSED;
        advice = () -> "Check that the credentials may read, write and delete below this path.";
      } else if (cause instanceof UnknownStoreException) {
        kind = FailureKind.REFUSED;
        advice = () -> "Create the bucket, or correct table.path.";
      }
    }
    return new TableFailure(
        kind,
        "Cannot %s [target=%s]: %s. %s"
            .formatted(doing, path, rootOf(failure).getClass().getSimpleName(), advice.get()),
        failure);
  }

  static Throwable rootOf(Throwable failure) {
    Throwable root = failure;
    for (int depth = 0; root.getCause() != null && depth < MAX_CAUSES; depth++) {
      root = root.getCause();
    }
    return root;
  }
}
