package io.tributary.connect.hudi.lake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.hudi.common.table.log.block.HoodieLogBlock;

/** The content of a block of rows in a log: a version, their count, and each with its length. */
final class LogRows {

  private static final int COUNT_AT = Integer.BYTES;

  private final RowEncoding encoding;
  private final Bytes bytes = new Bytes();
  private final BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
  private int count;

  /** Lets a number be written once it is known. */
  private static final class Bytes extends ByteArrayOutputStream {

    void putInt(int at, int value) {
      ByteBuffer.wrap(buf).putInt(at, value);
    }

    void skipInt() {
      write(0);
      write(0);
      write(0);
      write(0);
    }
  }

  LogRows(Schema schema) {
    this.encoding = new RowEncoding(schema);
    clear();
  }

  void add(IndexedRecord row) throws IOException {
    int start = bytes.size();
    bytes.skipInt();
    encoding.encode(row, encoder);
    encoder.flush();
    bytes.putInt(start, bytes.size() - start - Integer.BYTES);
    count++;
  }

  int size() {
    return bytes.size();
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** All of it, until the next call. */
  ByteArrayOutputStream content() {
    bytes.putInt(COUNT_AT, count);
    return bytes;
  }

  void clear() {
    bytes.reset();
    bytes.skipInt();
    bytes.putInt(0, HoodieLogBlock.version);
    bytes.skipInt();
    count = 0;
  }
}
