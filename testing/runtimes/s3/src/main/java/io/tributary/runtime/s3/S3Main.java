package io.tributary.runtime.s3;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/**
 * Serves a folder as S3 on one loopback port until it is terminated. Arguments: port, folder, then
 * the names of the buckets to create. The keys come from the environment ({@code S3_ACCESS_KEY},
 * {@code S3_SECRET_KEY}), since a command line is visible to every user of the machine.
 */
public final class S3Main {
  private S3Main() {}

  public static void main(String[] args) throws Exception {
    Path folder = Files.createDirectories(Path.of(args[1]));
    BlobStore store = new AtomicConditions(new FilesystemNio2BlobStore(folder.toString()));
    for (int i = 2; i < args.length; i++) {
      if (!store.containerExists(args[i])) {
        store.createContainer(args[i]);
      }
    }
    S3Proxy.builder()
        .blobStore(store)
        .awsAuthentication(
            AuthenticationType.AWS_V2_OR_V4, required("S3_ACCESS_KEY"), required("S3_SECRET_KEY"))
        .endpoint(URI.create("http://127.0.0.1:" + args[0]))
        .build()
        .start();
  }

  private static String required(String name) {
    String value = System.getenv(name);
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException("set " + name + " in the environment of the S3 server");
    }
    return value;
  }
}
