package io.tributary.connect.hudi.lake;

import java.util.Map;
import org.apache.avro.generic.IndexedRecord;
import org.apache.hudi.client.HoodieJavaWriteClient;
import org.apache.hudi.common.engine.HoodieEngineContext;
import org.apache.hudi.common.model.HoodieCommitMetadata;
import org.apache.hudi.common.util.Option;
import org.apache.hudi.config.HoodieWriteConfig;
import org.apache.hudi.table.HoodieTable;

/** Hudi's client, except that it leaves the markers of a commit to the {@link StraySweeper}. */
// The method that is overridden takes a raw type, and others of Hudi's own return one.
@SuppressWarnings({"rawtypes", "unchecked"})
final class CoordinatorClient extends HoodieJavaWriteClient<IndexedRecord> {

  private static final long serialVersionUID = 1L;

  CoordinatorClient(HoodieEngineContext context, HoodieWriteConfig config) {
    super(context, config);
  }

  @Override
  protected void postCommit(
      HoodieTable table,
      HoodieCommitMetadata metadata,
      String instantTime,
      Option<Map<String, String>> extraMetadata) {
    // Hudi's own would delete the markers, and with them the traces of files that came too late.
  }
}
