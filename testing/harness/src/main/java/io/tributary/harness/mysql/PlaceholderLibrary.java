package io.tributary.harness.mysql;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a shared library for Linux x86-64 of functions that all return -1. The released MySQL is
 * linked against libaio and libnuma, which a bare system lacks and which a test server has no use
 * for; the loader only insists that libraries of those names define those symbols in those
 * versions. Written here by hand, so that neither a compiler nor a binary in the repository is
 * needed.
 *
 * <p>Layout: header, program headers, hash table, symbols, strings, versions and code in one
 * read-only segment; the dynamic table, which older loaders write to, in another, one page higher.
 * See the System V ABI, "Dynamic Linking", and for versions the Linux Standard Base, "Symbol
 * Versioning".
 *
 * @param name of the library, as others ask for it
 */
record PlaceholderLibrary(String name, List<Version> versions) {
  private static final int PAGE = 0x1000;
  private static final int HEADER = 64;
  private static final int PROGRAM_HEADER = 56;
  private static final int SEGMENTS = 4;
  private static final int SYMBOL = 24;
  private static final int VERSION = 28;
  private static final int LIMIT = 8 * PAGE;
  private static final byte[] RETURN_MINUS_1 = {(byte) 0xB8, -1, -1, -1, -1, (byte) 0xC3};

  /** Functions that came with one version of the library. */
  record Version(String name, List<String> functions) {}

  PlaceholderLibrary {
    versions = List.copyOf(versions);
  }

  byte[] bytes() {
    ByteBuffer out = ByteBuffer.allocate(LIMIT).order(ByteOrder.LITTLE_ENDIAN);
    Strings strings = new Strings();
    List<Integer> names = new ArrayList<>();
    versions.forEach(each -> each.functions().forEach(f -> names.add(strings.add(f))));
    int symbols = names.size() + 1;

    int hash = HEADER + SEGMENTS * PROGRAM_HEADER;
    out.position(hash);
    hashTable(out, symbols);
    int symbolTable = aligned(out);
    int code = symbolTable + symbols * SYMBOL;
    symbolTable(out, names, code);
    out.put(RETURN_MINUS_1);
    int symbolVersions = aligned(out);
    symbolVersions(out);
    int definitions = aligned(out);
    definitions(out, strings);
    int stringTable = aligned(out);
    out.put(strings.bytes());
    int dynamic = aligned(out);
    long[] table = {
      14,
      strings.add(name), // SONAME, in the table since the definitions
      4,
      hash, // HASH
      5,
      stringTable, // STRTAB
      6,
      symbolTable, // SYMTAB
      10,
      strings.size(), // STRSZ
      11,
      SYMBOL, // SYMENT
      0x6ffffff0L,
      symbolVersions, // VERSYM
      0x6ffffffcL,
      definitions, // VERDEF
      0x6ffffffdL,
      versions.size() + 1, // VERDEFNUM
      0,
      0
    };
    for (long each : table) {
      out.putLong(each);
    }
    int end = out.position();
    headers(out, dynamic, end);
    byte[] bytes = new byte[end];
    out.get(0, bytes);
    return bytes;
  }

  private static int aligned(ByteBuffer out) {
    out.position((out.position() + 15) & ~15);
    return out.position();
  }

  /** One bucket with all symbols chained in it: seven of them need no more. */
  private static void hashTable(ByteBuffer out, int symbols) {
    out.putInt(1).putInt(symbols).putInt(1).putInt(0);
    for (int i = 1; i < symbols; i++) {
      out.putInt(i + 1 < symbols ? i + 1 : 0);
    }
  }

  private static void symbolTable(ByteBuffer out, List<Integer> names, int code) {
    out.position(out.position() + SYMBOL);
    for (int each : names) {
      int globalFunction = 0x12;
      int anySection = 1;
      out.putInt(each).put((byte) globalFunction).put((byte) 0).putShort((short) anySection);
      out.putLong(code).putLong(RETURN_MINUS_1.length);
    }
  }

  private void symbolVersions(ByteBuffer out) {
    out.putShort((short) 0);
    for (int i = 0; i < versions.size(); i++) {
      for (int k = 0; k < versions.get(i).functions().size(); k++) {
        // 0 is local and 1 the library itself.
        out.putShort((short) (i + 2));
      }
    }
  }

  private void definitions(ByteBuffer out, Strings strings) {
    definition(out, strings, name, 1, true, versions.isEmpty());
    for (int i = 0; i < versions.size(); i++) {
      definition(out, strings, versions.get(i).name(), i + 2, false, i + 1 == versions.size());
    }
  }

  private static void definition(
      ByteBuffer out, Strings strings, String name, int index, boolean base, boolean last) {
    out.putShort((short) 1).putShort((short) (base ? 1 : 0)).putShort((short) index);
    out.putShort((short) 1).putInt(hash(name)).putInt(20).putInt(last ? 0 : VERSION);
    out.putInt(strings.add(name)).putInt(0);
  }

  /** The hash function of the System V ABI. */
  private static int hash(String name) {
    int hash = 0;
    for (byte each : name.getBytes(StandardCharsets.US_ASCII)) {
      hash = (hash << 4) + each;
      int high = hash & 0xf0000000;
      hash ^= high >>> 24;
      hash &= ~high;
    }
    return hash;
  }

  private static void headers(ByteBuffer out, int dynamic, int end) {
    out.position(0);
    out.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    int sharedObject = 3;
    int x8664 = 62;
    out.putShort((short) sharedObject).putShort((short) x8664).putInt(1);
    out.putLong(0).putLong(HEADER).putLong(0).putInt(0);
    out.putShort((short) HEADER).putShort((short) PROGRAM_HEADER).putShort((short) SEGMENTS);
    out.putShort((short) 64).putShort((short) 0).putShort((short) 0);
    int read = 4;
    int write = 2;
    int execute = 1;
    segment(out, 1, read | execute, 0, 0, dynamic);
    segment(out, 1, read | write, dynamic, PAGE, end - dynamic);
    segment(out, 2, read | write, dynamic, PAGE, end - dynamic);
    int stackIsNoCode = 0x6474e551;
    segment(out, stackIsNoCode, read | write, 0, 0, 0);
  }

  private static void segment(ByteBuffer out, int type, int flags, int from, int shift, int size) {
    out.putInt(type).putInt(flags).putLong(from).putLong(from + shift).putLong(from + shift);
    out.putLong(size).putLong(size).putLong(type == 1 ? PAGE : 8);
  }

  /** A string table; a string that it holds already is not held twice. */
  private static final class Strings {
    private final StringBuilder all = new StringBuilder("\0");

    int add(String text) {
      int found = all.indexOf("\0" + text + "\0");
      if (found >= 0) {
        return found + 1;
      }
      all.append(text).append('\0');
      return all.length() - text.length() - 1;
    }

    int size() {
      return all.length();
    }

    byte[] bytes() {
      return all.toString().getBytes(StandardCharsets.US_ASCII);
    }
  }
}
