package io.tributary.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.harness.process.RunFolder;
import io.tributary.harness.s3.S3Server;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

class S3ServerIT {
  private static final String BUCKET = "lake";
  private static final int WRITERS = 12;
  private static final int ROUNDS = 15;

  private static final RunFolder RUN = RunFolders.create();
  private static @Nullable S3Server started;

  @BeforeAll
  static void start() {
    started = S3Server.start(RUN, List.of(BUCKET));
  }

  @AfterAll
  static void stop() {
    server().close();
    RUN.close();
  }

  private static S3Server server() {
    if (started == null) {
      throw new IllegalStateException("not started");
    }
    return started;
  }

  @Test
  void ofRacingCreationsExactlyOneWins() throws Exception {
    try (S3Client client = client(server().secretKey())) {
      for (int round = 0; round < ROUNDS; round++) {
        String key = "created/" + round;
        assertThat(winners(client, put -> put.key(key).ifNoneMatch("*"))).isEqualTo(1);
      }
    }
  }

  @Test
  void ofRacingReplacementsExactlyOneWins() throws Exception {
    try (S3Client client = client(server().secretKey())) {
      for (int round = 0; round < ROUNDS; round++) {
        String key = "replaced/" + round;
        String tag =
            client
                .putObject(put -> put.bucket(BUCKET).key(key), RequestBody.fromString("0"))
                .eTag();
        assertThat(winners(client, put -> put.key(key).ifMatch(tag))).isEqualTo(1);
      }
    }
  }

  private static long winners(S3Client client, Consumer<PutObjectRequest.Builder> condition)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    try {
      List<Callable<Boolean>> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        String body = "writer " + i;
        writers.add(() -> wins(client, condition, body));
      }
      long winners = 0;
      for (Future<Boolean> each : threads.invokeAll(writers)) {
        winners += each.get() ? 1 : 0;
      }
      return winners;
    } finally {
      threads.shutdown();
    }
  }

  private static boolean wins(
      S3Client client, Consumer<PutObjectRequest.Builder> condition, String body) {
    try {
      client.putObject(put -> condition.accept(put.bucket(BUCKET)), RequestBody.fromString(body));
      return true;
    } catch (S3Exception e) {
      assertThat(e.statusCode()).isEqualTo(412);
      return false;
    }
  }

  @Test
  void objectsLieAsFilesInTheFolderOfTheBucket() {
    try (S3Client client = client(server().secretKey())) {
      client.putObject(put -> put.bucket(BUCKET).key("a/b"), RequestBody.fromString("text"));
    }
    assertThat(server().folder(BUCKET).resolve("a/b")).hasContent("text");
  }

  @Test
  void aWrongKeyIsRefused() {
    try (S3Client client = client("wrong")) {
      assertThatThrownBy(() -> client.listObjectsV2(list -> list.bucket(BUCKET)))
          .isInstanceOfSatisfying(
              S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403));
    }
  }

  private static S3Client client(String secretKey) {
    return S3Client.builder()
        .endpointOverride(URI.create(server().endpoint()))
        .region(Region.of(server().region()))
        .forcePathStyle(true)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(server().accessKey(), secretKey)))
        // It waits for the server's word before it sends a body; a client that does not may lose an
        // early 412.
        .httpClientBuilder(Apache5HttpClient.builder())
        .build();
  }
}
