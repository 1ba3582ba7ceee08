package io.tributary.connect.http.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tributary.connect.http.model.Pick;
import io.tributary.connect.http.model.RawRow;
import io.tributary.connect.http.tree.JsonNumbers;
import io.tributary.connect.http.tree.RecentDates;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks along the tokens of a value and picks what a shape wants. The innermost loop of all that is
 * polled: what a column wants is decided when the shape is built, not here.
 */
final class JsonWalk {

  /** So many characters make a number that stays a long when it is multiplied by a thousand. */
  private static final int SECONDS_CHARS = 15;

  private final RecentDates dates = new RecentDates();
  private final JsonParser parser;
  private final @Nullable Object[] values;
  private final @Nullable Records records;

  /** Takes over where the walk comes to the records. */
  interface Records {

    /** Reads from the first token of the records, where the parser stands, to their last. */
    void read() throws IOException;
  }

  JsonWalk(JsonParser parser, @Nullable Object[] values) {
    this(parser, values, null);
  }

  JsonWalk(JsonParser parser, @Nullable Object[] values, @Nullable Records records) {
    this.parser = parser;
    this.values = values;
    this.records = records;
  }

  /** From the value's first token, where the parser stands, to its last. */
  void value(Shape wanted) throws IOException {
    value(wanted, parser.currentToken());
  }

  private void value(Shape wanted, JsonToken token) throws IOException {
    if (wanted.isRecords() && records != null) {
      records.read();
    } else if (token == JsonToken.START_OBJECT) {
      nested(wanted);
      object(wanted);
    } else if (token == JsonToken.START_ARRAY) {
      nested(wanted);
      array(wanted);
    } else {
      for (Slot slot : wanted.slots()) {
        values[slot.index()] = single(token, slot.as());
      }
    }
  }

  private void nested(Shape wanted) {
    for (Slot slot : wanted.slots()) {
      values[slot.index()] = RawRow.NESTED;
    }
  }

  private void object(Shape wanted) throws IOException {
    if (wanted.isLeaf()) {
      parser.skipChildren();
      return;
    }
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      part(wanted.member(name), parser.nextToken());
    }
  }

  private void array(Shape wanted) throws IOException {
    if (wanted.wantsList()) {
      list(wanted);
      return;
    }
    if (wanted.isLeaf()) {
      parser.skipChildren();
      return;
    }
    @Nullable Shape[] elements = wanted.elements();
    int i = 0;
    JsonToken token = parser.nextToken();
    while (token != JsonToken.END_ARRAY) {
      part(i < elements.length ? elements[i] : null, token);
      i++;
      token = parser.nextToken();
    }
  }

  private void part(@Nullable Shape wanted, JsonToken token) throws IOException {
    if (wanted == null) {
      if (token.isStructStart()) {
        parser.skipChildren();
      }
      return;
    }
    Slot only = wanted.only();
    if (only != null && token.isScalarValue()) {
      values[only.index()] = single(token, only.as());
    } else {
      value(wanted, token);
    }
  }

  private void list(Shape wanted) throws IOException {
    List<@Nullable Object> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      JsonToken token = parser.currentToken();
      elements.add(token.isStructStart() ? RawRow.NESTED : single(token, Pick.As.ANY));
      parser.skipChildren();
    }
    for (Slot slot : wanted.slots()) {
      if (slot.as() == Pick.As.LIST) {
        values[slot.index()] = elements;
      }
    }
  }

  private @Nullable Object single(JsonToken token, Pick.As as) throws IOException {
    return switch (token) {
      case VALUE_STRING -> parser.getText();
      case VALUE_NULL -> null;
      case VALUE_TRUE -> as == Pick.As.TEXT ? parser.getText() : true;
      case VALUE_FALSE -> as == Pick.As.TEXT ? parser.getText() : false;
      case VALUE_NUMBER_INT -> whole(as);
      default -> as == Pick.As.TEXT ? parser.getText() : JsonNumbers.decimal(parser);
    };
  }

  private Object whole(Pick.As as) throws IOException {
    if (as == Pick.As.EPOCH_S && parser.getTextLength() <= SECONDS_CHARS) {
      return dates.of(parser.getLongValue() * 1_000);
    }
    if (as == Pick.As.EPOCH_MS && parser.getTextLength() <= SECONDS_CHARS) {
      return dates.of(parser.getLongValue());
    }
    return JsonNumbers.whole(parser, as);
  }
}
