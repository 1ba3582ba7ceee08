package io.tributary.connect.http.csv;

import io.tributary.connect.http.config.CsvSettings;
import io.tributary.connect.http.records.MalformedResponseException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the cells of one record after the other, as RFC 4180 has them. */
final class CsvCells implements AutoCloseable {

  private static final int END = -1;
  private static final int MAX_CELLS = 10_000;

  private final BufferedReader text;
  private final CsvSettings dialect;
  private final int maxChars;
  private final StringBuilder cell = new StringBuilder();
  private int next;

  CsvCells(Reader text, CsvSettings dialect, int maxChars) throws IOException {
    this.text = new BufferedReader(text);
    this.dialect = dialect;
    this.maxChars = maxChars;
    next = this.text.read();
  }

  /** Leaves out the rest of a line. */
  void skipLine() throws IOException {
    while (next != END && next != '\n' && next != '\r') {
      advance();
    }
    lineEnd();
  }

  /**
   * The cells of the next record, null where a cell says so; null behind the last record.
   *
   * @throws MalformedResponseException if a quote is never closed, or a cell is too long
   */
  @Nullable List<@Nullable String> next() throws IOException {
    while (next == '\n' || next == '\r') {
      lineEnd();
    }
    if (next == END) {
      return null;
    }
    List<@Nullable String> cells = new ArrayList<>();
    do {
      if (cells.size() == MAX_CELLS) {
        throw new MalformedResponseException("a record has more than " + MAX_CELLS + " cells");
      }
      cells.add(next == dialect.quote() ? quoted() : bare());
    } while (separator());
    lineEnd();
    return cells;
  }

  private boolean separator() throws IOException {
    if (next == dialect.separator()) {
      advance();
      return true;
    }
    return false;
  }

  private @Nullable String bare() throws IOException {
    cell.setLength(0);
    while (next != END && next != dialect.separator() && next != '\n' && next != '\r') {
      append();
    }
    String value = cell.toString();
    return value.isEmpty() || value.equals(dialect.nullValue()) ? null : value;
  }

  private String quoted() throws IOException {
    cell.setLength(0);
    advance();
    while (true) {
      if (next == END) {
        throw new MalformedResponseException("a quote is never closed");
      }
      if (dialect.escape() != null && next == dialect.escape()) {
        advance();
        append();
      } else if (next != dialect.quote()) {
        append();
      } else {
        advance();
        if (next != dialect.quote()) {
          // What stands between the quote and the separator belongs to the cell, as others read it.
          while (next != END && next != dialect.separator() && next != '\n' && next != '\r') {
            append();
          }
          return cell.toString();
        }
        append();
      }
    }
  }

  private void append() throws IOException {
    if (cell.length() == maxChars) {
      throw new MalformedResponseException("a cell is longer than response.max.text.chars");
    }
    if (next == END) {
      throw new MalformedResponseException("it ends within a cell");
    }
    cell.append((char) next);
    advance();
  }

  private void lineEnd() throws IOException {
    if (next == '\r') {
      advance();
    }
    if (next == '\n') {
      advance();
    }
  }

  private void advance() throws IOException {
    next = text.read();
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
