package io.tributary.connect.hudi.config;

import java.net.URI;
import java.net.URISyntaxException;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** A folder in a bucket, or a local one; no other file system of Hadoop's is reachable. */
final class TablePath implements ConfigDef.Validator {

  private static final String S3A = "s3a";
  private static final String FILE = "file";

  @Override
  public void ensureValid(String name, @Nullable Object value) {
    if (value == null) {
      return;
    }
    URI uri = parsed(name, value.toString());
    String path = uri.getPath();
    if (path == null || path.length() < 2 || path.contains("/../") || path.endsWith("/..")) {
      throw new ConfigException(name, value, "must name a folder, such as s3a://bucket/table");
    }
    if (S3A.equals(uri.getScheme())) {
      requireBucket(name, value, uri);
    } else if (!FILE.equals(uri.getScheme()) || uri.getAuthority() != null) {
      throw new ConfigException(
          name, value, "must begin with s3a:// (not s3://) or file:/, such as s3a://bucket/table");
    }
  }

  private static void requireBucket(String name, Object value, URI uri) {
    if (uri.getAuthority() == null || uri.getUserInfo() != null || uri.getPort() != -1) {
      throw new ConfigException(
          name, value, "must be s3a://bucket/folder; the server belongs in s3.endpoint");
    }
  }

  private static URI parsed(String name, String value) {
    try {
      URI uri = new URI(value);
      if (uri.getQuery() != null || uri.getFragment() != null || uri.getScheme() == null) {
        throw new ConfigException(name, value, "must be s3a://bucket/folder or file:/folder");
      }
      return uri;
    } catch (URISyntaxException e) {
      throw new ConfigException(name, value, "is no URI: " + e.getReason());
    }
  }

  /** The path without a slash at the end. */
  static String normal(String value) {
    String path = value;
    while (path.endsWith("/")) {
      path = path.substring(0, path.length() - 1);
    }
    return path;
  }

  @Override
  public String toString() {
    return "s3a://bucket/folder or file:/folder";
  }
}
