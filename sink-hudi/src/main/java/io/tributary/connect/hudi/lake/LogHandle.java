package io.tributary.connect.hudi.lake;

import io.tributary.connect.hudi.model.InstantId;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.apache.avro.generic.IndexedRecord;
import org.apache.hudi.client.WriteStatus;
import org.apache.hudi.common.engine.TaskContextSupplier;
import org.apache.hudi.common.fs.FSUtils;
import org.apache.hudi.common.model.FileSlice;
import org.apache.hudi.common.model.HoodieLogFile;
import org.apache.hudi.common.model.HoodieRecord;
import org.apache.hudi.common.table.log.HoodieLogFormat;
import org.apache.hudi.common.util.Option;
import org.apache.hudi.config.HoodieWriteConfig;
import org.apache.hudi.io.HoodieAppendHandle;
import org.apache.hudi.storage.StoragePath;
import org.apache.hudi.table.HoodieTable;
import org.jspecify.annotations.Nullable;

/** Writes changes to a new log of a file group, whatever logs are there. */
final class LogHandle<I, K, O> extends HoodieAppendHandle<IndexedRecord, I, K, O> {

  private final Fence fence;
  private @Nullable LogFileWriter log;

  // Six of the seven are Hudi's own, and in its order.
  @SuppressWarnings("checkstyle:ParameterNumber")
  LogHandle(
      HoodieWriteConfig config,
      InstantId instant,
      HoodieTable<IndexedRecord, I, K, O> table,
      FileGroup group,
      Iterator<HoodieRecord<IndexedRecord>> records,
      TaskContextSupplier identity,
      Fence fence) {
    super(config, instant.time(), table, group.partition(), group.id(), records, identity);
    this.fence = fence;
  }

  @Override
  protected HoodieLogFormat.Writer createLogWriter(String baseInstant, Option<FileSlice> slice) {
    int newest =
        slice.flatMap(FileSlice::getLatestLogFile).map(HoodieLogFile::getLogVersion).orElse(0);
    String name =
        FSUtils.makeLogFileName(
            fileId, HoodieLogFile.DELTA_EXTENSION, baseInstant, newest + 1, writeToken);
    StoragePath folder =
        FSUtils.constructAbsolutePath(hoodieTable.getMetaClient().getBasePath(), partitionPath);
    LogFileWriter created =
        new LogFileWriter(
            storage,
            new HoodieLogFile(new StoragePath(folder, name)),
            getLogCreationCallback(),
            fence);
    log = created;
    return created;
  }

  /** Writes all of the records, and leaves no log behind where that fails. */
  List<WriteStatus> write() throws IOException {
    try {
      doAppend();
      return close();
    } finally {
      if (log != null) {
        log.discard();
      }
    }
  }
}
