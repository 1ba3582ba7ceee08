package io.tributary.connect.smt.expr.function;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.zip.CRC32;
import org.apache.kafka.connect.errors.ConnectException;

/** Hashes of a value's bytes, or of its text. None of them hides a value that can be guessed. */
final class HashFunctions {

  private HashFunctions() {}

  static void define(Functions all) {
    all.define("MD5", 1, 1, args -> hex("MD5", args));
    all.define("SHA256", 1, 1, args -> hex("SHA-256", args));
    all.define("CRC32", 1, 1, HashFunctions::crc32);
    all.define("UUID_OF", 1, 1, args -> UUID.nameUUIDFromBytes(bytes(args)).toString());
  }

  private static String hex(String algorithm, Arguments args) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes(args)));
    } catch (NoSuchAlgorithmException e) {
      throw new ConnectException("This Java lacks " + algorithm + ". Use a standard one.", e);
    }
  }

  private static Object crc32(Arguments args) {
    CRC32 crc = new CRC32();
    crc.update(bytes(args));
    return crc.getValue();
  }

  private static byte[] bytes(Arguments args) {
    Object value = args.any(0);
    if (value instanceof byte[] bytes) {
      return bytes;
    }
    if (value instanceof ByteBuffer buffer) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.duplicate().get(bytes);
      return bytes;
    }
    return TextFunctions.toText(value).getBytes(StandardCharsets.UTF_8);
  }
}
