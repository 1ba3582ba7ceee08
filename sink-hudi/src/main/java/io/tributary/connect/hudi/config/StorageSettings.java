package io.tributary.connect.hudi.config;

import org.jspecify.annotations.Nullable;

/**
 * How the object store is reached; of no effect for a local path.
 *
 * @param endpoint null for Amazon's own
 * @param region null to let the client find it
 * @param pathStyle whether the bucket stands in the path rather than in the host name
 * @param credentials null for the SDK's default chain
 */
public record StorageSettings(
    @Nullable String endpoint,
    @Nullable String region,
    boolean pathStyle,
    @Nullable Credentials credentials) {

  /** A key pair; never printed. */
  public record Credentials(String accessKey, String secretKey) {

    @Override
    public String toString() {
      return "[hidden]";
    }
  }
}
