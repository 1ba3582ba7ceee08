package io.tributary.integration;

import io.tributary.harness.s3.S3Server;
import io.tributary.quickstart.proof.Row;
import io.tributary.quickstart.proof.lake.LakeTable;
import io.tributary.quickstart.proof.lake.S3LakeFiles;
import io.tributary.quickstart.proof.lake.S3Store;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;

/** A lake table as the proofs' own reader sees it over S3, without any class of the writer. */
final class LakeRows {

  private LakeRows() {}

  static List<Row> of(S3Server lake, String table) throws IOException {
    try (S3Client s3 =
        S3Store.open(URI.create(lake.endpoint()), lake.accessKey(), lake.secretKey())) {
      return LakeTable.rows(new S3LakeFiles(s3, Servers.BUCKET, table));
    }
  }
}
