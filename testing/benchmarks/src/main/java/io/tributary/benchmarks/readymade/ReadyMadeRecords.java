package io.tributary.benchmarks.readymade;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Converted records in a file: their number, then key and value of each, with their lengths. */
public final class ReadyMadeRecords {

  /** A key and a value as a topic has them. */
  public static final class Bytes {

    final byte[] key;
    final byte[] value;

    public Bytes(byte[] key, byte[] value) {
      this.key = key;
      this.value = value;
    }
  }

  private ReadyMadeRecords() {}

  public static void write(Path file, List<Bytes> records) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      out.writeInt(records.size());
      for (Bytes each : records) {
        write(out, each.key);
        write(out, each.value);
      }
    }
  }

  static List<Bytes> read(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      int size = in.readInt();
      List<Bytes> records = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        records.add(new Bytes(in.readNBytes(in.readInt()), in.readNBytes(in.readInt())));
      }
      return records;
    }
  }

  private static void write(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
