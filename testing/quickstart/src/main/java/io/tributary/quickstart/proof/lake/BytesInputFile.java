package io.tributary.quickstart.proof.lake;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** A Parquet file held in memory. */
final class BytesInputFile implements InputFile {

  private final byte[] bytes;

  BytesInputFile(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public long getLength() {
    return bytes.length;
  }

  @Override
  public SeekableInputStream newStream() {
    return new Stream(new Cursor(bytes));
  }

  /** A byte array stream whose position can be set. */
  private static final class Cursor extends ByteArrayInputStream {

    Cursor(byte[] bytes) {
      super(bytes);
    }

    long position() {
      return pos;
    }

    void seek(long position) throws IOException {
      if (position < 0 || position > count) {
        throw new EOFException("position " + position + " of " + count);
      }
      pos = Math.toIntExact(position);
    }
  }

  private static final class Stream extends DelegatingSeekableInputStream {

    private final Cursor cursor;

    Stream(Cursor cursor) {
      super(cursor);
      this.cursor = cursor;
    }

    @Override
    public long getPos() {
      return cursor.position();
    }

    @Override
    public void seek(long position) throws IOException {
      cursor.seek(position);
    }
  }
}
