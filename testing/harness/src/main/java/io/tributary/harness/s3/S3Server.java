package io.tributary.harness.s3;

import io.tributary.harness.process.FreePorts;
import io.tributary.harness.process.JavaCommand;
import io.tributary.harness.process.RunFolder;
import io.tributary.harness.process.Secrets;
import io.tributary.harness.process.ServerProcess;
import io.tributary.harness.process.ServerRuntime;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An S3 server over a folder of the run, path style, with one key pair made for the run. */
public final class S3Server implements AutoCloseable {
  private static final String NAME = "s3";
  private static final Duration START_LIMIT = Duration.ofMinutes(1);
  private static final int HEAP_MB = 192;

  private final Path data;
  private final int port;
  private final String accessKey;
  private final String secretKey;
  private final ServerProcess process;

  private S3Server(Path data, int port, String accessKey, String secretKey, ServerProcess process) {
    this.data = data;
    this.port = port;
    this.accessKey = accessKey;
    this.secretKey = secretKey;
    this.process = process;
  }

  /** Starts the server on a free port, with these buckets. */
  public static S3Server start(RunFolder run, List<String> buckets) {
    int port = FreePorts.next();
    Path data = run.resolve("s3-data");
    String accessKey = Secrets.next();
    String secretKey = Secrets.next();
    ServerProcess process =
        ServerProcess.start(
            new JavaCommand(NAME, "io.tributary.runtime.s3.S3Main", ServerRuntime.S3.classPath())
                .heapMb(HEAP_MB)
                .property("org.slf4j.simpleLogger.defaultLogLevel", "warn")
                .arguments(port, data)
                .arguments(buckets.toArray())
                .environment(Map.of("S3_ACCESS_KEY", accessKey, "S3_SECRET_KEY", secretKey))
                .in(run),
            run);
    S3Server server = new S3Server(data, port, accessKey, secretKey, process);
    process.awaitReady(START_LIMIT, server::answers);
    return server;
  }

  private boolean answers() {
    try {
      HttpURLConnection request =
          (HttpURLConnection) URI.create(endpoint()).toURL().openConnection();
      // Without a signature the answer is a refusal, but it is an answer of S3.
      return request.getResponseCode() == HttpURLConnection.HTTP_FORBIDDEN;
    } catch (IOException e) {
      return false;
    }
  }

  public String endpoint() {
    return "http://127.0.0.1:" + port;
  }

  /** Of the loopback address, for a proxy that stands before it. */
  public int port() {
    return port;
  }

  /** Any region name is taken; clients must send one. */
  public String region() {
    return "us-east-1";
  }

  public String accessKey() {
    return accessKey;
  }

  public String secretKey() {
    return secretKey;
  }

  /** Where the objects of a bucket lie as plain files, for a reader that knows no S3. */
  public Path folder(String bucket) {
    return data.resolve(bucket);
  }

  public ServerProcess process() {
    return process;
  }

  @Override
  public void close() {
    process.stop();
  }
}
