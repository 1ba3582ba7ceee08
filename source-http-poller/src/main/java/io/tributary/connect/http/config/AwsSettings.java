package io.tributary.connect.http.config;

import io.tributary.connect.kit.config.KeyGroup;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.types.Password;

/**
 * Keys that sign requests to AWS.
 *
 * @param sessionToken empty for long-lived keys
 */
public record AwsSettings(
    String region,
    String service,
    Password accessKeyId,
    Password secretAccessKey,
    Password sessionToken) {

  public static final String REGION = "aws.region";
  public static final String SERVICE = "aws.service";
  public static final String ACCESS_KEY_ID = "aws.access.key.id";
  public static final String SECRET_ACCESS_KEY = "aws.secret.access.key";
  public static final String SESSION_TOKEN = "aws.session.token";

  static void define(KeyGroup group) {
    group
        .key(
            REGION,
            ConfigDef.Type.STRING,
            "",
            null,
            Importance.LOW,
            "Region to sign for with auth.type=aws_sigv4, as eu-central-1.")
        .key(
            SERVICE,
            ConfigDef.Type.STRING,
            "execute-api",
            null,
            Importance.LOW,
            "Service to sign for: execute-api for API Gateway, s3 for objects in a bucket.")
        .key(
            ACCESS_KEY_ID,
            ConfigDef.Type.PASSWORD,
            null,
            null,
            Importance.LOW,
            "Access key for auth.type=aws_sigv4. The worker's own AWS role is never used: whoever may"
                + " POST a connector could sign with it.")
        .key(
            SECRET_ACCESS_KEY,
            ConfigDef.Type.PASSWORD,
            null,
            null,
            Importance.LOW,
            "Secret of the access key.")
        .key(
            SESSION_TOKEN,
            ConfigDef.Type.PASSWORD,
            null,
            null,
            Importance.LOW,
            "Session token of temporary keys.");
  }

  static AwsSettings from(AbstractConfig config) {
    return new AwsSettings(
        config.getString(REGION),
        config.getString(SERVICE),
        AuthSettings.secret(config, ACCESS_KEY_ID),
        AuthSettings.secret(config, SECRET_ACCESS_KEY),
        AuthSettings.secret(config, SESSION_TOKEN));
  }
}
