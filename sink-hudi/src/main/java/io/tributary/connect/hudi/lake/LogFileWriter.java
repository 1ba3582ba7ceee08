package io.tributary.connect.hudi.lake;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.apache.hadoop.fs.Abortable;
import org.apache.hudi.common.model.HoodieLogFile;
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
final class LogFileWriter {

  private static final int FORMAT_VERSION = 1;

  private final HoodieStorage storage;
  private final HoodieLogFile file;
  private final LogFileCreationCallback beforeCreation;
  private final Fence fence;
  private @Nullable OutputStream stream;
  private long size;

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

  HoodieLogFile file() {
    return file;
  }

  /** Bytes written so far. */
  long size() {
    return size;
  }

  /** Adds a block, laid out as every reader of Hudi's format version 1 expects it. */
  // The ordinal is the format: Hudi's own writer and readers go by it.
  @SuppressWarnings("EnumOrdinal")
  void append(
      HoodieLogBlock.HoodieLogBlockType type,
      Map<HoodieLogBlock.HeaderMetadataType, String> headers,
      ByteArrayOutputStream content)
      throws IOException {
    DataOutputStream out = new DataOutputStream(opened());
    byte[] header = HoodieLogBlock.getHeaderMetadataBytes(headers);
    byte[] footer = HoodieLogBlock.getFooterMetadataBytes(Map.of());
    out.write(HoodieLogFormat.MAGIC);
    out.writeLong(
        2L * Integer.BYTES + 2L * Long.BYTES + header.length + content.size() + footer.length);
    out.writeInt(FORMAT_VERSION);
    out.writeInt(type.ordinal());
    out.write(header);
    out.writeLong(content.size());
    content.writeTo(out);
    out.write(footer);
    out.writeLong(out.size());
    out.flush();
    size += out.size();
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
  void close() throws IOException {
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
