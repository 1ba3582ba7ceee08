package io.tributary.connect.hudi.config;

import io.tributary.connect.kit.config.KeyGroup;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/**
 * How AWS Glue is reached.
 *
 * @param region null to let the SDK find it
 * @param endpoint null for Amazon's own
 * @param catalogId the account whose catalog it is, null for that of the credentials
 * @param credentials null for the SDK's default chain
 */
public record GlueSettings(
    @Nullable String region,
    @Nullable String endpoint,
    @Nullable String catalogId,
    StorageSettings.@Nullable Credentials credentials) {

  public static final String ENDPOINT = "glue.endpoint";
  public static final String ACCESS_KEY = "glue.access.key";
  public static final String SECRET_KEY = "glue.secret.key";

  private static final String REGION = "glue.region";
  private static final String CATALOG_ID = "glue.catalog.id";

  static void define(KeyGroup keys) {
    keys.key(
        REGION,
        ConfigDef.Type.STRING,
        null,
        null,
        Importance.MEDIUM,
        "Region of Glue. Unset for that of s3.region, or else what the worker's environment says.");
    keys.key(
        ENDPOINT,
        ConfigDef.Type.STRING,
        null,
        new Endpoint(),
        Importance.LOW,
        "URL of Glue, as of a VPC endpoint. Unset for Amazon's own.");
    keys.key(
        CATALOG_ID,
        ConfigDef.Type.STRING,
        null,
        new AccountId(),
        Importance.LOW,
        "Account whose catalog is written, 12 digits. Unset for that of the credentials.");
    keys.key(
        ACCESS_KEY,
        ConfigDef.Type.PASSWORD,
        null,
        null,
        Importance.LOW,
        "Access key for Glue. Unset together with glue.secret.key to use the AWS SDK's default "
            + "credentials chain.");
    keys.key(
        SECRET_KEY,
        ConfigDef.Type.PASSWORD,
        null,
        null,
        Importance.LOW,
        "Secret key that belongs to glue.access.key.");
  }

  static GlueSettings from(AbstractConfig config) {
    Password accessKey = config.getPassword(ACCESS_KEY);
    Password secretKey = config.getPassword(SECRET_KEY);
    String region = config.getString(REGION);
    return new GlueSettings(
        region == null ? StorageSettings.from(config).region() : region,
        config.getString(ENDPOINT),
        config.getString(CATALOG_ID),
        accessKey == null || secretKey == null
            ? null
            : new StorageSettings.Credentials(accessKey.value(), secretKey.value()));
  }
}
