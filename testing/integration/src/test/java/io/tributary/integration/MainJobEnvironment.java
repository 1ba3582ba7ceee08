package io.tributary.integration;

import io.tributary.harness.mysql.DatabaseAddress;
import io.tributary.harness.s3.S3Server;
import java.util.HashMap;
import java.util.Map;

/** What the files of the main job take from the worker's environment. */
final class MainJobEnvironment {

  private MainJobEnvironment() {}

  static Map<String, String> of(Servers servers, String openSkyUrl, String ttcUrl) {
    Map<String, String> all = ofDatabase(servers);
    all.put("OPENSKY_URL", openSkyUrl);
    all.put("TTC_URL", ttcUrl);
    S3Server lake = servers.lake();
    all.put("LAKE_URL", "s3a://" + Servers.BUCKET);
    all.put("S3_ENDPOINT", lake.endpoint());
    all.put("S3_ACCESS_KEY", lake.accessKey());
    all.put("S3_SECRET_KEY", lake.secretKey());
    return all;
  }

  /** What those of them take that only need broker and database. */
  static Map<String, String> ofDatabase(Servers servers) {
    Map<String, String> all = new HashMap<>();
    all.put("KAFKA_BOOTSTRAP_SERVERS", servers.kafka().bootstrap());
    DatabaseAddress database = servers.database().address();
    all.put("DB_HOST", database.host());
    all.put("DB_PORT", Integer.toString(database.port()));
    all.put("DB_NAME", database.database());
    all.put("DB_USER", database.accounts().app().user());
    all.put("DB_PASSWORD", database.accounts().app().password());
    all.put("DB_CDC_USER", database.accounts().debezium().user());
    all.put("DB_CDC_PASSWORD", database.accounts().debezium().password());
    return all;
  }
}
