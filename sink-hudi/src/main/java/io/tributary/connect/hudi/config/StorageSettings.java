package io.tributary.connect.hudi.config;

import io.tributary.connect.kit.config.KeyGroup;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/**
 * How the object store is reached; of no effect for a local path.
 *
 * @param endpoint null for Amazon's own
 * @param region null to let the client find it
 * @param pathStyle whether the bucket stands in the path rather than in the host name
 * @param credentials null for the SDK's default chain
 * @param options what Hadoop is told beside, by its own names
 */
public record StorageSettings(
    @Nullable String endpoint,
    @Nullable String region,
    boolean pathStyle,
    @Nullable Credentials credentials,
    Map<String, String> options) {

  public static final String ENDPOINT = "s3.endpoint";
  public static final String ACCESS_KEY = "s3.access.key";
  public static final String SECRET_KEY = "s3.secret.key";

  private static final String REGION = "s3.region";
  private static final String PATH_STYLE = "s3.path.style";

  public StorageSettings {
    options = Map.copyOf(options);
  }

  /** A key pair; never printed. */
  public record Credentials(String accessKey, String secretKey) {

    @Override
    public String toString() {
      return "[hidden]";
    }
  }

  static void define(KeyGroup keys) {
    keys.key(
        ENDPOINT,
        ConfigDef.Type.STRING,
        null,
        new Endpoint(),
        Importance.MEDIUM,
        "URL of an S3-compatible store. Unset for Amazon S3.");
    keys.key(
        REGION,
        ConfigDef.Type.STRING,
        null,
        null,
        Importance.MEDIUM,
        "Region of the bucket. Unset to let the client find it.");
    keys.key(
        PATH_STYLE,
        ConfigDef.Type.BOOLEAN,
        false,
        null,
        Importance.MEDIUM,
        "Whether the bucket stands in the path rather than in the host name. Most "
            + "S3-compatible stores need true.");
    keys.key(
        ACCESS_KEY,
        ConfigDef.Type.PASSWORD,
        null,
        null,
        Importance.MEDIUM,
        "Access key. Unset together with s3.secret.key to use the AWS SDK's default "
            + "credentials chain.");
    keys.key(
        SECRET_KEY,
        ConfigDef.Type.PASSWORD,
        null,
        null,
        Importance.MEDIUM,
        "Secret key that belongs to s3.access.key.");
  }

  static StorageSettings from(AbstractConfig config) {
    Password accessKey = config.getPassword(ACCESS_KEY);
    Password secretKey = config.getPassword(SECRET_KEY);
    return new StorageSettings(
        config.getString(ENDPOINT),
        config.getString(REGION),
        config.getBoolean(PATH_STYLE),
        accessKey == null || secretKey == null
            ? null
            : new Credentials(accessKey.value(), secretKey.value()),
        PassThrough.hadoop(config));
  }
}
