package io.tributary.connect.hudi.lake;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.hadoop.fs.Abortable;
import org.apache.hudi.common.model.HoodieLogFile;
import org.apache.hudi.common.table.log.AppendResult;
import org.apache.hudi.common.table.log.HoodieLogFormat;
import org.apache.hudi.common.table.log.LogFileCreationCallback;
import org.apache.hudi.common.table.log.block.HoodieLogBlock;
import org.apache.hudi.storage.HoodieStorage;
import org.jspecify.annotations.Nullable;

/**
 * Writes one log of its own. Hudi's own writer goes on in the newest log where the storage lets it,
 * takes over that log's name otherwise, and publishes a half-written log when the JVM ends: three
 * ways in which a task thought dead could get in the way of its successor.
 *
 * <p>Threading: for one thread.
 */
final class LogFileWriter implements HoodieLogFormat.Writer {

  private static final int FORMAT_VERSION = 1;

  private final HoodieStorage storage;
  private final HoodieLogFile file;
  private final LogFileCreationCallback beforeCreation;
  private final Fence fence;
  private @Nullable OutputStream stream;
  private long position;

  /**
   * @param beforeCreation leaves the mark by which a rollback finds the file
   */
  LogFileWriter(
      HoodieStorage storage,
      HoodieLogFile file,
      LogFileCreationCallback beforeCreation,
      Fence fence) {
    this.storage = storage;
    this.file = file;
    this.beforeCreation = beforeCreation;
    this.fence = fence;
  }

  @Override
  public HoodieLogFile getLogFile() {
    return file;
  }

  @Override
  public AppendResult appendBlock(HoodieLogBlock block) throws IOException {
    return appendBlocks(List.of(block));
  }

  @Override
  public AppendResult appendBlocks(List<HoodieLogBlock> blocks) throws IOException {
    DataOutputStream out = new DataOutputStream(opened());
    for (HoodieLogBlock block : blocks) {
      append(block, out);
    }
    out.flush();
    long start = position;
    position += out.size();
    return new AppendResult(file, start, out.size());
  }

  /** The layout of a block, as every reader of Hudi's format version 1 expects it. */
  // The ordinal is the format: Hudi's own writer and readers go by it.
  @SuppressWarnings("EnumOrdinal")
  private void append(HoodieLogBlock block, DataOutputStream out) throws IOException {
    int start = out.size();
    byte[] header = HoodieLogBlock.getHeaderMetadataBytes(block.getLogBlockHeader());
    byte[] footer = HoodieLogBlock.getFooterMetadataBytes(block.getLogBlockFooter());
    var content = block.getContentBytes(storage);
    out.write(HoodieLogFormat.MAGIC);
    out.writeLong(
        2L * Integer.BYTES + 2L * Long.BYTES + header.length + content.size() + footer.length);
    out.writeInt(FORMAT_VERSION);
    out.writeInt(block.getBlockType().ordinal());
    out.write(header);
    out.writeLong(content.size());
    content.writeTo(out);
    out.write(footer);
    out.writeLong((long) out.size() - start);
  }

  @Override
  public long getCurrentSize() {
    return position;
  }

  private OutputStream opened() throws IOException {
    OutputStream known = stream;
    if (known == null) {
      fence.check();
      beforeCreation.preFileCreation(file);
      // Nobody else's file has this name, so there is nothing to ask the storage before.
      known = storage.create(file.getPath(), true);
      stream = known;
    }
    return known;
  }

  /**
   * Makes the log visible.
   *
   * @throws io.tributary.connect.hudi.model.TableFailure the instant is no longer open, and the log
   *     stays away
   */
  @Override
  public void close() throws IOException {
    OutputStream open = stream;
    if (open == null) {
      return;
    }
    try {
      fence.check();
      open.close();
      stream = null;
    } finally {
      discard();
    }
  }

  /** Takes away what was written; nothing once the log is published. */
  void discard() throws IOException {
    OutputStream open = stream;
    stream = null;
    if (open == null) {
      return;
    }
    if (open instanceof Abortable upload && storage.getScheme().startsWith("s3")) {
      upload.abort();
    } else {
      open.close();
      storage.deleteFile(file.getPath());
    }
  }
}
