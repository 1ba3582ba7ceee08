package io.tributary.connect.http.text;

import io.tributary.connect.http.model.HttpReply;
import io.tributary.connect.http.model.ReplyHead;
import io.tributary.connect.http.records.HeldRows;
import io.tributary.connect.http.records.MalformedResponseException;
import io.tributary.connect.http.records.ReadPlan;
import io.tributary.connect.http.records.ResponseReader;
import io.tributary.connect.http.records.RowSink;
import io.tributary.connect.http.records.TextEncoding;
import io.tributary.connect.http.records.TreeRows;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/** Reads bodies that are one record, bytes or a text. An empty body is none. */
public final class WholeResponseReader implements ResponseReader {

  private final int picks;
  private final TreeRows rows;
  private final @Nullable TextEncoding encoding;
  private final int maxLength;

  /**
   * @param encoding null where the body is no text
   * @param maxLength largest record, in bytes
   */
  public WholeResponseReader(ReadPlan plan, @Nullable TextEncoding encoding, int maxLength) {
    this.picks = plan.response().size();
    this.rows = new TreeRows(plan, false);
    this.encoding = encoding;
    this.maxLength = maxLength;
  }

  @Override
  public @Nullable Object[] values(HttpReply.Ok reply, @Nullable HeldRows together)
      throws MalformedResponseException {
    bytes(reply);
    return new @Nullable Object[picks];
  }

  @Override
  public void rows(HttpReply.Ok reply, RowSink sink) throws MalformedResponseException {
    byte[] bytes = bytes(reply);
    if (bytes.length > 0) {
      rows.row(sink, encoding == null ? bytes : text(encoding, bytes, reply.head()), bytes);
    }
  }

  private byte[] bytes(HttpReply.Ok reply) throws MalformedResponseException {
    try (InputStream body = reply.body().open()) {
      byte[] bytes = body.readNBytes(maxLength + 1);
      if (bytes.length > maxLength) {
        throw new MalformedResponseException(
            "the body, which is one record, is longer than response.max.text.chars");
      }
      return bytes;
    } catch (IOException e) {
      throw MalformedResponseException.unreadable(e);
    }
  }

  private static String text(TextEncoding encoding, byte[] bytes, ReplyHead head)
      throws MalformedResponseException {
    try (Reader reader = encoding.open(new ByteArrayInputStream(bytes), head)) {
      StringWriter text = new StringWriter();
      reader.transferTo(text);
      return text.toString();
    } catch (IOException e) {
      throw MalformedResponseException.unreadable(e);
    }
  }
}
