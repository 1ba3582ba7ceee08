package io.tributary.connect.http.text;

import io.tributary.connect.http.config.ResponseFormat;
import io.tributary.connect.http.model.HttpReply;
import io.tributary.connect.http.records.HeldRows;
import io.tributary.connect.http.records.MalformedResponseException;
import io.tributary.connect.http.records.ResponseReader;
import io.tributary.connect.http.records.RowSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads each body in the format that it is in. */
public final class FormatSniffer implements ResponseReader {

  private static final int LOOKED_AT = 64;

  private final Map<ResponseFormat, ResponseReader> readers;

  /**
   * @param readers of JSON, NDJSON, CSV, XML and, where a record need have no parts, text
   */
  public FormatSniffer(Map<ResponseFormat, ResponseReader> readers) {
    this.readers = Map.copyOf(readers);
  }

  @Override
  public @Nullable Object[] values(HttpReply.Ok reply, @Nullable HeldRows together)
      throws MalformedResponseException {
    return reader(reply).values(reply, together);
  }

  @Override
  public void rows(HttpReply.Ok reply, RowSink sink) throws MalformedResponseException {
    reader(reply).rows(reply, sink);
  }

  @Override
  public List<String> outline(HttpReply.Ok reply) throws MalformedResponseException {
    return reader(reply).outline(reply);
  }

  private ResponseReader reader(HttpReply.Ok reply) throws MalformedResponseException {
    ResponseReader reader = readers.get(format(reply));
    if (reader == null) {
      throw new MalformedResponseException("the body is a text, whose records have no columns");
    }
    return reader;
  }

  private static ResponseFormat format(HttpReply.Ok reply) throws MalformedResponseException {
    String header = reply.head().header("Content-Type");
    String type = (header == null ? "" : header).split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (type.contains("ndjson") || type.contains("jsonl") || type.contains("json-seq")) {
      return ResponseFormat.NDJSON;
    }
    if (type.endsWith("/json") || type.endsWith("+json")) {
      return ResponseFormat.JSON;
    }
    if (type.endsWith("/csv")) {
      return ResponseFormat.CSV;
    }
    if (type.equals("text/html")) {
      throw new MalformedResponseException("the body is a page for people, of type text/html");
    }
    ResponseFormat otherwise =
        type.equals("text/plain") ? ResponseFormat.TEXT : ResponseFormat.JSON;
    return type.endsWith("/xml") || type.endsWith("+xml")
        ? ResponseFormat.XML
        : look(reply, otherwise);
  }

  private static ResponseFormat look(HttpReply.Ok reply, ResponseFormat otherwise)
      throws MalformedResponseException {
    byte[] start;
    try (InputStream body = reply.body().open()) {
      start = body.readNBytes(LOOKED_AT);
    } catch (IOException e) {
      throw MalformedResponseException.unreadable(e);
    }
    String text = new String(start, StandardCharsets.ISO_8859_1).replaceAll("[^!-~]", "");
    if (text.isEmpty() || text.startsWith("{") || text.startsWith("[")) {
      return ResponseFormat.JSON;
    }
    return text.startsWith("<?xml") ? ResponseFormat.XML : otherwise;
  }
}
