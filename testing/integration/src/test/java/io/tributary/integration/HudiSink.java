package io.tributary.integration;

import io.tributary.harness.s3.S3Server;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Configs of the Hudi sink for tables in the bucket of the tests. */
final class HudiSink {

  private HudiSink() {}

  /** One table for one topic of plain records, both of one name. */
  static Map<String, String> plain(S3Server lake, String topic, String keyFields) {
    Map<String, String> config = new HashMap<>();
    config.put("connector.class", "io.tributary.connect.hudi.HudiSinkConnector");
    config.put("tasks.max", "1");
    config.put("topics", topic);
    config.put("table.name", topic);
    config.put("table.path", "s3a://" + Servers.BUCKET + "/" + topic);
    config.put("record.key.fields", keyFields);
    config.put("commit.interval.ms", "1000");
    config.put("s3.endpoint", lake.endpoint());
    config.put("s3.region", lake.region());
    config.put("s3.path.style", "true");
    config.put("s3.access.key", lake.accessKey());
    config.put("s3.secret.key", lake.secretKey());
    return config;
  }

  /** Where the objects of a table lie as files. */
  static Path folder(S3Server lake, String table) {
    return lake.folder(Servers.BUCKET).resolve(table);
  }
}
