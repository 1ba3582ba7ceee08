package io.tributary.connect.hudi.glue;

import io.tributary.connect.hudi.config.GlueSettings;
import io.tributary.connect.hudi.config.StorageSettings;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.GlueClientBuilder;

/** Makes Glue's client out of its keys. */
final class GlueClients {

  private static final Duration ATTEMPT = Duration.ofSeconds(15);
  private static final Duration CALL = Duration.ofMinutes(1);

  private GlueClients() {}

  // S3A brings this HTTP client, the older of two; with both on the class path the SDK would refuse
  // to choose where nobody names one, as for its default credentials.
  @SuppressWarnings("deprecation")
  static GlueClient of(GlueSettings settings) {
    GlueClientBuilder builder =
        GlueClient.builder()
            .httpClientBuilder(ApacheHttpClient.builder())
            .overrideConfiguration(
                client -> client.apiCallAttemptTimeout(ATTEMPT).apiCallTimeout(CALL));
    if (settings.region() != null) {
      builder.region(Region.of(settings.region()));
    }
    if (settings.endpoint() != null) {
      builder.endpointOverride(URI.create(settings.endpoint()));
    }
    StorageSettings.Credentials credentials = settings.credentials();
    if (credentials != null) {
      builder.credentialsProvider(
          StaticCredentialsProvider.create(
              AwsBasicCredentials.create(credentials.accessKey(), credentials.secretKey())));
    }
    return builder.build();
  }
}
