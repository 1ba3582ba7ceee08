package io.tributary.runtime.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Makes {@code If-Match} and {@code If-None-Match} of a PUT one step with the write, as S3 does: of
 * several racing writers exactly one wins and the others get 412. The store beneath compares first
 * and writes later, so that two writers that compared against the same ETag both succeed; a table
 * format that commits by compare-and-set would then lose a commit here that it never loses on S3.
 *
 * <p>Threading: called by many request threads; writers of one key wait for each other, all others
 * do not.
 */
final class AtomicConditions extends ForwardingBlobStore {
  private static final int STRIPES = 64;
  private static final int PRECONDITION_FAILED = 412;

  private final Lock[] locks =
      Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(Lock[]::new);

  AtomicConditions(BlobStore store) {
    super(store);
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream body) {
    if (request.ifMatch() == null && request.ifNoneMatch() == null) {
      return super.putBlob(request, body);
    }
    // The body is read before the lock is taken: a slow client must not hold up the others.
    byte[] bytes = readAll(body);
    Lock lock = lockOf(request.bucket(), request.key());
    lock.lock();
    try {
      check(request);
      return super.putBlob(request, new ByteArrayInputStream(bytes));
    } finally {
      lock.unlock();
    }
  }

  private void check(PutObjectRequest request) {
    HeadObjectResponse present = delegate().blobMetadataIfPresent(request.bucket(), request.key());
    String tag = present == null ? null : present.eTag();
    if (request.ifNoneMatch() != null && tag != null && matches(request.ifNoneMatch(), tag)) {
      throw preconditionFailed();
    }
    if (request.ifMatch() != null && (tag == null || !matches(request.ifMatch(), tag))) {
      throw preconditionFailed();
    }
  }

  private static boolean matches(String condition, @Nullable String tag) {
    return condition.equals("*") || Objects.equals(bare(condition), tag == null ? null : bare(tag));
  }

  private static String bare(String tag) {
    return tag.replace("\"", "");
  }

  private Lock lockOf(String bucket, String key) {
    return locks[Math.floorMod(Objects.hash(bucket, key), STRIPES)];
  }

  private static byte[] readAll(InputStream body) {
    try {
      return body.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RuntimeException preconditionFailed() {
    String message = "At least one of the pre-conditions you specified did not hold";
    return S3Exception.builder()
        .statusCode(PRECONDITION_FAILED)
        .message(message)
        .awsErrorDetails(
            AwsErrorDetails.builder().errorCode("PreconditionFailed").errorMessage(message).build())
        .build();
  }
}
