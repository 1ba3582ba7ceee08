package io.tributary.quickstart.proof.lake;

import java.io.IOException;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A table in a bucket.
 *
 * @param prefix the table's folder in the bucket, without a slash at either end
 */
public record S3LakeFiles(S3Client s3, String bucket, String prefix) implements LakeFiles {

  @Override
  public List<String> list() throws IOException {
    try {
      return s3
          .listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix + "/"))
          .contents()
          .stream()
          .map(S3Object::key)
          .filter(key -> !key.endsWith("/"))
          .map(key -> key.substring(prefix.length() + 1))
          .toList();
    } catch (SdkException e) {
      throw new IOException("cannot list s3://" + bucket + "/" + prefix, e);
    }
  }

  @Override
  public byte[] read(String path) throws IOException {
    String key = prefix + "/" + path;
    try {
      return s3.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asByteArray();
    } catch (SdkException e) {
      throw new IOException("cannot read s3://" + bucket + "/" + key, e);
    }
  }
}
