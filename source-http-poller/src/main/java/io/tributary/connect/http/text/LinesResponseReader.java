package io.tributary.connect.http.text;

import io.tributary.connect.http.config.FormatSettings;
import io.tributary.connect.http.model.HttpReply;
import io.tributary.connect.http.records.HeldRows;
import io.tributary.connect.http.records.MalformedResponseException;
import io.tributary.connect.http.records.ReadPlan;
import io.tributary.connect.http.records.ResponseReader;
import io.tributary.connect.http.records.RowSink;
import io.tributary.connect.http.records.TextEncoding;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads bodies whose lines are their records. Blank lines are none. */
public final class LinesResponseReader implements ResponseReader {

  private final int picks;
  private final TextEncoding encoding;
  private final int maxChars;
  private final LineRecord record;

  /** Hands over the record that a line is. */
  public interface LineRecord {

    void read(String line, RowSink sink) throws IOException;
  }

  public LinesResponseReader(ReadPlan plan, FormatSettings settings, LineRecord record) {
    this.picks = plan.response().size();
    this.encoding = new TextEncoding(settings.encoding());
    this.maxChars = settings.maxTextChars();
    this.record = record;
  }

  @Override
  public @Nullable Object[] values(HttpReply.Ok reply, @Nullable HeldRows together)
      throws MalformedResponseException {
    each(reply, line -> {});
    return new @Nullable Object[picks];
  }

  @Override
  public void rows(HttpReply.Ok reply, RowSink sink) throws MalformedResponseException {
    each(
        reply,
        line -> {
          if (!line.isBlank()) {
            record.read(line, sink);
          }
        });
  }

  private interface Taker {

    void take(String line) throws IOException;
  }

  private void each(HttpReply.Ok reply, Taker taker) throws MalformedResponseException {
    try (Lines lines = new Lines(encoding.open(reply.body().open(), reply.head()), maxChars)) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        taker.take(line);
      }
    } catch (IOException e) {
      throw MalformedResponseException.unreadable(e);
    }
  }
}
