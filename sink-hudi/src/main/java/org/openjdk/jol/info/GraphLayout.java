package org.openjdk.jol.info;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.generic.IndexedRecord;
import org.apache.hudi.common.model.HoodieRecord;
import org.apache.hudi.common.table.read.BufferedRecord;
import org.jspecify.annotations.Nullable;

/**
 * How much memory some objects take, roughly. Hudi asks before it spills a map to disk, so what
 * counts is the order of magnitude and that the answer is cheap; the library whose name this class
 * bears walks every reachable object by reflection, the Avro schema of each row included.
 */
public final class GraphLayout {

  /** A small object with its header. */
  private static final long OBJECT = 32;

  /** One reference, and what a collection spends on holding it. */
  private static final long SLOT = 16;

  /** Beyond this nesting whatever is left counts as one object. */
  private static final int MAX_DEPTH = 8;

  private final long bytes;

  private GraphLayout(long bytes) {
    this.bytes = bytes;
  }

  /** Estimates what is reachable from the roots. */
  public static GraphLayout parseInstance(@Nullable Object... roots) {
    long bytes = 0;
    for (Object root : roots) {
      bytes += sizeOf(root, 0);
    }
    return new GraphLayout(bytes);
  }

  /** Bytes. */
  public long totalSize() {
    return bytes;
  }

  private static long sizeOf(@Nullable Object value, int depth) {
    if (value == null) {
      return 0;
    }
    if (value instanceof CharSequence text) {
      return OBJECT + SLOT + text.length();
    }
    if (value instanceof byte[] array) {
      return SLOT + array.length;
    }
    if (value instanceof ByteBuffer buffer) {
      return OBJECT + SLOT + buffer.capacity();
    }
    return depth >= MAX_DEPTH ? OBJECT : sizeOfNested(value, depth + 1);
  }

  private static long sizeOfNested(Object value, int depth) {
    if (value instanceof IndexedRecord row) {
      long size = OBJECT;
      for (int i = row.getSchema().getFields().size() - 1; i >= 0; i--) {
        size += SLOT + sizeOf(row.get(i), depth);
      }
      return size;
    }
    if (value instanceof BufferedRecord<?> row) {
      return OBJECT + SLOT + sizeOf(row.getRecordKey(), depth) + sizeOf(row.getRecord(), depth);
    }
    if (value instanceof HoodieRecord<?> row) {
      return 2 * OBJECT
          + sizeOf(row.getRecordKey(), depth)
          + sizeOf(row.getPartitionPath(), depth)
          + sizeOf(row.getData(), depth);
    }
    if (value instanceof Collection<?> items) {
      long size = OBJECT;
      for (Object item : items) {
        size += SLOT + sizeOf(item, depth);
      }
      return size;
    }
    if (value instanceof Map<?, ?> entries) {
      return OBJECT + sizeOf(entries.keySet(), depth) + sizeOf(entries.values(), depth);
    }
    return OBJECT;
  }
}
