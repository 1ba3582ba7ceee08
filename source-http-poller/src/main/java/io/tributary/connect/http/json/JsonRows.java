package io.tributary.connect.http.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tributary.connect.http.records.MalformedResponseException;
import io.tributary.connect.http.records.ReadPlan;
import io.tributary.connect.http.records.RowSink;
import io.tributary.connect.http.records.Whole;
import io.tributary.connect.http.tree.JsonText;
import io.tributary.connect.http.tree.JsonTree;
import io.tributary.connect.http.tree.TreePicks;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the records of a document and hands them over. */
final class JsonRows {

  /** The token of a pointer that stands for each element of an array or member of an object. */
  static final String EACH = "*";

  private static final String NO_STRUCTURE = "it is neither an object nor an array";

  private static final Wanted ALL = () -> true;

  /** Says before each record whether it is wanted. */
  interface Wanted {

    boolean further();
  }

  private final JsonSource source;
  private final List<String> path;
  private final boolean hasEach;
  private final Whole whole;
  private final int picks;
  private final Shape row;

  JsonRows(ReadPlan plan, JsonSource source) {
    this.source = source;
    path = TreePicks.path(plan.recordsPointer());
    hasEach = path.contains(EACH);
    whole = plan.whole();
    picks = plan.record().size();
    row = Shape.of(plan.record());
  }

  /**
   * Hands over all records of the value whose first token the parser stands at.
   *
   * @return whether the pointer leads anywhere
   */
  boolean find(JsonParser parser, RowSink sink) throws IOException {
    return find(parser, sink, 0);
  }

  private boolean find(JsonParser parser, RowSink sink, int depth) throws IOException {
    if (depth == path.size()) {
      read(parser, sink);
      return true;
    }
    String token = path.get(depth);
    boolean each = token.equals(EACH);
    boolean found = false;
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        parser.nextToken();
        if (each || (!found && name.equals(token))) {
          found |= find(parser, sink, depth + 1);
        } else {
          parser.skipChildren();
        }
      }
    } else if (parser.currentToken() == JsonToken.START_ARRAY) {
      int wanted = Shape.isIndex(token) ? Integer.parseInt(token) : -1;
      for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
        if (each || i == wanted) {
          found |= find(parser, sink, depth + 1);
        } else {
          parser.skipChildren();
        }
      }
    }
    return found;
  }

  /** Hands over the records that begin at the parser's token: an array of them, or one. */
  private void read(JsonParser parser, RowSink sink) throws IOException {
    read(parser, sink, ALL);
  }

  /**
   * Hands over the records that begin at the parser's token as long as they are wanted, and skips
   * the others.
   */
  void read(JsonParser parser, RowSink sink, Wanted wanted) throws IOException {
    Rows rows = rows(parser, sink);
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        if (wanted.further()) {
          rows.row();
        } else {
          parser.skipChildren();
        }
      }
    } else if (token == JsonToken.START_OBJECT) {
      rows.row();
    } else if (token != JsonToken.VALUE_NULL) {
      if (!hasEach) {
        throw new MalformedResponseException(
            "records.pointer leads to a single value, not to an object or array");
      }
      sink.notARecord(NO_STRUCTURE);
    }
  }

  /** Hands over one record, whose first token the parser stands at. */
  void one(JsonParser parser, RowSink sink) throws IOException {
    rows(parser, sink).row();
  }

  private Rows rows(JsonParser parser, RowSink sink) throws IOException {
    if (whole == Whole.NONE) {
      return new Rows(parser, sink, null);
    }
    CopyingParser copying = new CopyingParser(parser);
    return new Rows(copying, sink, copying);
  }

  private final class Rows {

    private final JsonParser parser;
    private final RowSink sink;
    private final @Nullable Object[] picked = new @Nullable Object[picks];
    private final JsonWalk walk;
    private final @Nullable CopyingParser copying;

    /**
     * @param copying the parser again, if records are wanted whole
     */
    private Rows(JsonParser parser, RowSink sink, @Nullable CopyingParser copying) {
      this.parser = parser;
      this.sink = sink;
      this.copying = copying;
      this.walk = new JsonWalk(parser, picked);
    }

    private void row() throws IOException {
      if (copying != null) {
        whole(copying);
      } else if (parser.currentToken().isStructStart()) {
        Arrays.fill(picked, null);
        walk.value(row);
        sink.row(picked, null);
      } else {
        sink.notARecord(NO_STRUCTURE);
      }
    }

    private void whole(CopyingParser copying) throws IOException {
      Arrays.fill(picked, null);
      copying.begin();
      walk.value(row);
      byte[] text = copying.end();
      sink.row(picked, record(text));
    }

    private @Nullable Object record(byte[] text) throws IOException {
      if (whole == Whole.JSON) {
        return JsonText.utf8(text);
      }
      if (whole == Whole.BYTES) {
        return text;
      }
      try (JsonParser copy = source.open(text)) {
        copy.nextToken();
        return JsonTree.read(copy);
      }
    }
  }
}
