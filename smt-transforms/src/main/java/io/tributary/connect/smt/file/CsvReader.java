package io.tributary.connect.smt.file;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads records of CSV (RFC 4180): cells in double quotes may hold delimiters, line ends and
 * doubled quotes. An empty cell without quotes is null.
 */
final class CsvReader {

  private static final int END = -1;

  private final Reader in;
  private final char delimiter;
  private int next;

  CsvReader(Reader in, char delimiter) throws IOException {
    this.in = in;
    this.delimiter = delimiter;
    this.next = in.read();
    if (next == '\uFEFF') {
      next = in.read();
    }
  }

  /** The next record that is no empty line; null at the end. */
  @Nullable List<@Nullable String> record() throws IOException {
    while (next == '\n' || next == '\r') {
      next = in.read();
    }
    if (next == END) {
      return null;
    }
    List<@Nullable String> cells = new ArrayList<>();
    cells.add(cell());
    while (next == delimiter) {
      next = in.read();
      cells.add(cell());
    }
    return cells;
  }

  private @Nullable String cell() throws IOException {
    if (next == '"') {
      return quoted();
    }
    StringBuilder text = new StringBuilder();
    while (next != END && next != delimiter && next != '\n' && next != '\r') {
      text.append((char) next);
      next = in.read();
    }
    return text.isEmpty() ? null : text.toString();
  }

  private String quoted() throws IOException {
    StringBuilder text = new StringBuilder();
    while (true) {
      next = in.read();
      if (next == END) {
        throw new IOException("a quoted cell does not end");
      }
      if (next == '"') {
        next = in.read();
        if (next != '"') {
          break;
        }
      }
      text.append((char) next);
    }
    if (next != END && next != delimiter && next != '\n' && next != '\r') {
      throw new IOException("text stands behind a quoted cell");
    }
    return text.toString();
  }
}
