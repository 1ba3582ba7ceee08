package io.tributary.connect.http.text;

import io.tributary.connect.http.records.MalformedResponseException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Lines that do not grow without end; they end with a line feed, a carriage return or both. */
final class Lines implements AutoCloseable {

  private final BufferedReader text;
  private final int maxChars;
  private boolean skipsFeed;

  Lines(Reader text, int maxChars) {
    this.text = new BufferedReader(text);
    this.maxChars = maxChars;
  }

  /**
   * The next line without its end; null behind the last.
   *
   * @throws MalformedResponseException if it is too long
   */
  @Nullable String next() throws IOException {
    StringBuilder line = new StringBuilder();
    int c = text.read();
    if (skipsFeed && c == '\n') {
      c = text.read();
    }
    skipsFeed = false;
    if (c < 0) {
      return null;
    }
    while (c >= 0 && c != '\n' && c != '\r') {
      if (line.length() == maxChars) {
        throw new MalformedResponseException("a line is longer than response.max.text.chars");
      }
      line.append((char) c);
      c = text.read();
    }
    skipsFeed = c == '\r';
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
