package io.tributary.connect.http.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.tributary.connect.http.model.HttpReply;
import io.tributary.connect.http.model.Pick;
import io.tributary.connect.http.records.HeldRows;
import io.tributary.connect.http.records.MalformedResponseException;
import io.tributary.connect.http.records.ReadPlan;
import io.tributary.connect.http.records.ResponseReader;
import io.tributary.connect.http.records.RowSink;
import io.tributary.connect.http.tree.TreePicks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON along its tokens, in one walk where the records may be held back and two where they
 * may not. No tree of the document is built.
 */
public final class JsonResponseReader implements ResponseReader {

  private static final int OUTLINED = 20;

  /** Of a longer body the records are not held back but read again. */
  private static final long MAX_HELD_BYTES = 8L * 1024 * 1024;

  private final JsonSource source;
  private final ReadPlan plan;
  private final Shape response;
  private final Shape responseAndRecords;
  private final boolean walksTogether;
  private final JsonRows rows;

  public JsonResponseReader(ReadPlan plan, JsonSource source) {
    this.source = source;
    this.plan = plan;
    response = Shape.of(plan.response());
    responseAndRecords = Shape.of(plan.response());
    responseAndRecords.markRecords(plan.recordsPointer());
    walksTogether = walksTogether(plan);
    rows = new JsonRows(plan, source);
  }

  /** Whether one walk can take the records from one place and the response's picks from others. */
  private static boolean walksTogether(ReadPlan plan) {
    String records = plan.recordsPointer();
    if (TreePicks.path(records).contains(JsonRows.EACH)) {
      return false;
    }
    return plan.response().stream()
        .map(Pick::pointer)
        .noneMatch(pointer -> (pointer + "/").startsWith(records + "/"));
  }

  @Override
  public @Nullable Object[] values(HttpReply.Ok reply, @Nullable HeldRows together)
      throws MalformedResponseException {
    @Nullable Object[] values = new @Nullable Object[plan.response().size()];
    read(
        reply,
        (parser, bytes) -> {
          if (together != null && walksTogether && reply.body().keptBytes() <= MAX_HELD_BYTES) {
            Together walk = new Together(parser, bytes, values, together);
            new JsonWalk(parser, values, walk::read).value(responseAndRecords);
            walk.end();
          } else {
            new JsonWalk(parser, values).value(response);
          }
          if (parser.nextToken() != null) {
            throw new MalformedResponseException("the body goes on behind its JSON value");
          }
        });
    return values;
  }

  @Override
  public void rows(HttpReply.Ok reply, RowSink sink) throws MalformedResponseException {
    read(
        reply,
        (parser, bytes) -> {
          if (!rows.find(parser, sink)) {
            missing();
          }
        });
  }

  private void missing() throws MalformedResponseException {
    if (plan.recordsRequired()) {
      throw new MalformedResponseException("the response has nothing at records.pointer");
    }
  }

  /** The records as the walk for the response's picks comes by. */
  private final class Together {

    private final JsonParser parser;
    private final CountedStream bytes;
    private final @Nullable Object[] values;
    private final HeldRows sink;
    private boolean met;

    private Together(
        JsonParser parser, CountedStream bytes, @Nullable Object[] values, HeldRows sink) {
      this.parser = parser;
      this.bytes = bytes;
      this.values = values;
      this.sink = sink;
    }

    private void read() throws IOException {
      boolean first = !met;
      met = true;
      if (first && hasWhatRecordsCopy()) {
        sink.begin(values);
        rows.read(parser, sink, this::isWanted);
      } else {
        parser.skipChildren();
      }
    }

    private boolean isWanted() {
      if (bytes.count() > MAX_HELD_BYTES) {
        sink.drop();
      }
      return sink.isOpen();
    }

    private boolean hasWhatRecordsCopy() {
      for (int i = 0; i < plan.early(); i++) {
        if (values[i] == null) {
          return false;
        }
      }
      return true;
    }

    private void end() throws MalformedResponseException {
      if (!met) {
        missing();
        sink.begin(values);
      }
    }
  }

  @Override
  public List<String> outline(HttpReply.Ok reply) throws MalformedResponseException {
    List<String> names = new ArrayList<>();
    read(
        reply,
        (parser, bytes) -> {
          if (parser.currentToken() == JsonToken.START_OBJECT) {
            for (String name = parser.nextFieldName();
                name != null && names.size() < OUTLINED;
                name = parser.nextFieldName()) {
              names.add("/" + name);
              parser.nextToken();
              parser.skipChildren();
            }
          }
        });
    return names;
  }

  private interface Reading {

    void with(JsonParser parser, CountedStream bytes) throws IOException;
  }

  private void read(HttpReply.Ok reply, Reading reading) throws MalformedResponseException {
    try (CountedStream bytes = new CountedStream(reply.body().open());
        JsonParser parser = source.open(bytes, reply.head())) {
      if (parser.nextToken() == null) {
        throw new MalformedResponseException("the body is empty");
      }
      reading.with(parser, bytes);
    } catch (JsonProcessingException e) {
      throw broken(e);
    } catch (IOException e) {
      throw MalformedResponseException.unreadable(e);
    }
  }

  private static MalformedResponseException broken(JsonProcessingException e) {
    // Its message quotes the body.
    return new MalformedResponseException(
        "the body is no JSON that can be read" + place(e.getLocation()));
  }

  private static String place(@Nullable JsonLocation at) {
    if (at != null && at.getCharOffset() >= 0) {
      return ", from character " + at.getCharOffset();
    }
    return at != null && at.getByteOffset() >= 0
        ? ", from byte " + at.getByteOffset()
        : ", or is nested or grown too far";
  }
}
