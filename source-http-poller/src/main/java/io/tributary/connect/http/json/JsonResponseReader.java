package io.tributary.connect.http.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.tributary.connect.http.config.ColumnSettings;
import io.tributary.connect.http.config.ColumnType;
import io.tributary.connect.http.config.CopiedField;
import io.tributary.connect.http.config.CursorField;
import io.tributary.connect.http.config.EndpointSettings;
import io.tributary.connect.http.config.RecordSettings;
import io.tributary.connect.http.config.ResponseSettings;
import io.tributary.connect.http.model.HttpReply;
import io.tributary.connect.http.model.ResponseFacts;
import io.tributary.connect.http.records.MalformedResponseException;
import io.tributary.connect.http.records.ResponseReader;
import io.tributary.connect.http.records.RowSink;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON in two walks along its tokens: one for what the response says about itself, which may
 * stand behind the records, one for the records. No tree of the document is built.
 */
public final class JsonResponseReader implements ResponseReader {

  private static final int MAX_DEPTH = 200;

  /** What goes into a source offset must fit a Kafka record with ease. */
  private static final int MAX_STORED_CHARS = 1_024;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          // A server chooses the names: they must not outlive its response.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .build();

  private static final int ERROR = 0;
  private static final int RETRYABLE = 1;
  private static final int VERSION = 2;
  private static final int NEXT = 3;
  private static final int STOP = 4;
  private static final int FIRST_CURSOR = 5;

  private final List<CursorField> cursors;
  private final int firstCopied;
  private final int factCount;
  private final Shape facts = new Shape();
  private final List<String> recordsPath;
  private final int columnCount;
  private final int rowLength;
  private final Shape row = new Shape();

  public JsonResponseReader(EndpointSettings endpoint) {
    ResponseSettings response = endpoint.response();
    RecordSettings records = endpoint.records();
    cursors = endpoint.cursor().from(CursorField.Source.RESPONSE);
    firstCopied = FIRST_CURSOR + cursors.size();
    factCount = firstCopied + records.copied().size();
    wantText(response.errorPointer(), ERROR);
    wantText(response.retryablePointer(), RETRYABLE);
    wantText(response.versionPointer(), VERSION);
    wantText(endpoint.paging().pointer(), NEXT);
    wantText(endpoint.paging().stopPointer(), STOP);
    for (int i = 0; i < cursors.size(); i++) {
      wantText(cursors.get(i).place(), FIRST_CURSOR + i);
    }
    for (int i = 0; i < records.copied().size(); i++) {
      CopiedField field = records.copied().get(i);
      facts.want(field.pointer(), slot(firstCopied + i, field.column()));
    }
    recordsPath = Shape.tokens(records.pointer());
    columnCount = records.columns().size();
    for (int i = 0; i < columnCount; i++) {
      want(records.columns().get(i), i);
    }
    List<CursorField> ofRecords = endpoint.cursor().from(CursorField.Source.RECORD);
    rowLength = columnCount + ofRecords.size();
    for (int i = 0; i < ofRecords.size(); i++) {
      row.want(ofRecords.get(i).place(), new Slot(columnCount + i, true, false));
    }
  }

  private void wantText(String pointer, int index) {
    if (!pointer.isEmpty()) {
      facts.want(pointer, new Slot(index, true, false));
    }
  }

  private void want(ColumnSettings column, int index) {
    if (column.pointer() == null) {
      row.wantColumn(column.name(), index, slot(index, column));
    } else {
      row.want(column.pointer(), slot(index, column));
    }
  }

  private static Slot slot(int index, ColumnSettings column) {
    return new Slot(index, column.type() == ColumnType.STRING, column.array());
  }

  @Override
  public ResponseFacts facts(HttpReply.Ok reply) throws MalformedResponseException {
    @Nullable Object[] values = new @Nullable Object[factCount];
    try (InputStream body = reply.body().open();
        JsonParser parser = FACTORY.createParser(body)) {
      if (parser.nextToken() == null) {
        throw new MalformedResponseException("the body is empty");
      }
      new JsonWalk(parser, values).value(facts);
      if (parser.nextToken() != null) {
        throw new MalformedResponseException("the body goes on behind its JSON value");
      }
    } catch (JsonProcessingException e) {
      throw broken(e);
    } catch (IOException e) {
      throw MalformedResponseException.unreadable(e);
    }
    return facts(values);
  }

  private ResponseFacts facts(@Nullable Object[] values) throws MalformedResponseException {
    for (int i = VERSION; i < firstCopied; i++) {
      if (values[i] instanceof String text && text.length() > MAX_STORED_CHARS) {
        throw new MalformedResponseException(
            "a version or cursor is longer than " + MAX_STORED_CHARS + " characters");
      }
    }
    Map<String, String> cursor = new HashMap<>();
    for (int i = 0; i < cursors.size(); i++) {
      if (values[FIRST_CURSOR + i] instanceof String text) {
        cursor.put(cursors.get(i).name(), text);
      }
    }
    return new ResponseFacts(
        values[ERROR] != null,
        values[RETRYABLE] == null || "true".equals(values[RETRYABLE]),
        values[VERSION] instanceof String version ? version : null,
        cursor,
        values[NEXT] instanceof String next ? next : null,
        values[STOP] instanceof String stop ? stop : null,
        Arrays.asList(values).subList(firstCopied, factCount));
  }

  @Override
  public void rows(HttpReply.Ok reply, RowSink sink) throws MalformedResponseException {
    try (InputStream body = reply.body().open();
        JsonParser parser = FACTORY.createParser(body)) {
      parser.nextToken();
      if (!find(parser) || parser.currentToken() == JsonToken.VALUE_NULL) {
        return;
      }
      if (parser.currentToken() == JsonToken.START_ARRAY) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          row(parser, sink);
        }
      } else if (parser.currentToken() == JsonToken.START_OBJECT) {
        row(parser, sink);
      } else {
        throw new MalformedResponseException(
            RecordSettings.POINTER + " leads to a single value, not to an object or array");
      }
    } catch (JsonProcessingException e) {
      throw broken(e);
    } catch (IOException e) {
      throw MalformedResponseException.unreadable(e);
    }
  }

  private void row(JsonParser parser, RowSink sink) throws IOException {
    if (!parser.currentToken().isStructStart()) {
      sink.notARecord();
      return;
    }
    @Nullable Object[] values = new @Nullable Object[rowLength];
    new JsonWalk(parser, values).value(row);
    sink.row(values);
  }

  /** Moves the parser to the first token of the records; false if there are none. */
  private boolean find(JsonParser parser) throws IOException {
    for (String token : recordsPath) {
      boolean found =
          parser.currentToken() == JsonToken.START_OBJECT
              ? toMember(parser, token)
              : parser.currentToken() == JsonToken.START_ARRAY
                  && Shape.isIndex(token)
                  && toElement(parser, Integer.parseInt(token));
      if (!found) {
        return false;
      }
    }
    return true;
  }

  private static boolean toMember(JsonParser parser, String name) throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      boolean found = parser.currentName().equals(name);
      parser.nextToken();
      if (found) {
        return true;
      }
      parser.skipChildren();
    }
    return false;
  }

  private static boolean toElement(JsonParser parser, int index) throws IOException {
    for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
      if (i == index) {
        return true;
      }
      parser.skipChildren();
    }
    return false;
  }

  private static MalformedResponseException broken(JsonProcessingException e) {
    // Its message quotes the body.
    JsonLocation at = e.getLocation();
    return new MalformedResponseException(
        "the body is no JSON that can be read"
            + (at == null ? ", nested or grown too far" : ", from byte " + at.getByteOffset()));
  }
}
