package io.tributary.connect.hudi.lake;

import io.tributary.connect.hudi.config.StorageSettings;
import org.apache.hadoop.conf.Configuration;

/** Hadoop's configuration for the table's storage. */
final class LakeConfiguration {

  private LakeConfiguration() {}

  static Configuration of(StorageSettings storage) {
    Configuration conf = new Configuration();
    storage.options().forEach(conf::set);
    // Hadoop finds file systems by name; the worker's own loader has none of them.
    conf.setClassLoader(LakeConfiguration.class.getClassLoader());
    conf.set("fs.s3a.impl", "org.apache.hadoop.fs.s3a.S3AFileSystem");
    conf.setBoolean("fs.s3a.path.style.access", storage.pathStyle());
    // Folders are of no use to Hudi on a store: none is looked for, nor kept up, request by
    // request.
    conf.set("fs.s3a.performance.flags", "delete,mkdir");
    // Hadoop's default streams keep what they know of each file that was ever opened for as long as
    // the file system is open, which here is as long as the task runs.
    conf.set("fs.s3a.input.stream.type", "classic");
    if (storage.endpoint() != null) {
      conf.set("fs.s3a.endpoint", storage.endpoint());
      conf.setBoolean("fs.s3a.connection.ssl.enabled", !storage.endpoint().startsWith("http://"));
    }
    if (storage.region() != null) {
      conf.set("fs.s3a.endpoint.region", storage.region());
    }
    StorageSettings.Credentials credentials = storage.credentials();
    if (credentials != null) {
      conf.set("fs.s3a.access.key", credentials.accessKey());
      conf.set("fs.s3a.secret.key", credentials.secretKey());
      conf.set(
          "fs.s3a.aws.credentials.provider",
          "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider");
    } else {
      conf.set(
          "fs.s3a.aws.credentials.provider",
          "software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider");
    }
    // The three-level list of the Parquet format; the older one cannot hold a null element.
    conf.setBoolean("parquet.avro.write-old-list-structure", false);
    return conf;
  }
}
