package io.tributary.connect.http.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.tributary.connect.http.records.ReadPlan;
import io.tributary.connect.http.records.RowSink;
import java.io.IOException;

/** Reads a line that is a JSON value, as in NDJSON. A broken one is a bad record, no more. */
public final class JsonLine {

  private static final char RECORD_SEPARATOR = '\u001e';

  private final JsonSource source;
  private final JsonRows rows;

  public JsonLine(ReadPlan plan, JsonSource source) {
    this.source = source;
    this.rows = new JsonRows(plan, source);
  }

  /** Hands over the record of a line. */
  public void read(String line, RowSink sink) throws IOException {
    String text = line.charAt(0) == RECORD_SEPARATOR ? line.substring(1) : line;
    if (!isOneValue(text)) {
      sink.notARecord("its line is no JSON value");
      return;
    }
    try (JsonParser parser = source.open(text)) {
      parser.nextToken();
      rows.one(parser, sink);
    }
  }

  private boolean isOneValue(String text) throws IOException {
    try (JsonParser parser = source.open(text)) {
      if (parser.nextToken() == null) {
        return false;
      }
      parser.skipChildren();
      return parser.nextToken() == null;
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
