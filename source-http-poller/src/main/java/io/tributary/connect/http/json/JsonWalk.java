package io.tributary.connect.http.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tributary.connect.http.model.RawRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks along the tokens of one value and picks what a shape wants. */
final class JsonWalk {

  private final JsonParser parser;
  private final @Nullable Object[] values;

  JsonWalk(JsonParser parser, @Nullable Object[] values) {
    this.parser = parser;
    this.values = values;
  }

  /** From the value's first token, where the parser stands, to its last. */
  void value(Shape wanted) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      nested(wanted);
      object(wanted);
    } else if (token == JsonToken.START_ARRAY) {
      nested(wanted);
      array(wanted);
    } else {
      for (Slot slot : wanted.slots()) {
        values[slot.index()] = slot.text() ? text() : scalar();
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
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      Shape child = wanted.member(parser.currentName());
      parser.nextToken();
      valueOrSkip(child);
    }
  }

  private void array(Shape wanted) throws IOException {
    if (wanted.slots().stream().anyMatch(Slot::array)) {
      list(wanted);
      return;
    }
    if (wanted.isLeaf()) {
      parser.skipChildren();
      return;
    }
    for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
      valueOrSkip(wanted.element(i));
    }
  }

  private void valueOrSkip(@Nullable Shape wanted) throws IOException {
    if (wanted == null) {
      parser.skipChildren();
    } else {
      value(wanted);
    }
  }

  private void list(Shape wanted) throws IOException {
    List<@Nullable Object> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(parser.currentToken().isStructStart() ? RawRow.NESTED : scalar());
      parser.skipChildren();
    }
    for (Slot slot : wanted.slots()) {
      if (slot.array()) {
        values[slot.index()] = elements;
      }
    }
  }

  private @Nullable String text() throws IOException {
    return parser.currentToken() == JsonToken.VALUE_NULL ? null : parser.getText();
  }

  private @Nullable Object scalar() throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_NULL -> null;
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT ->
          parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
              ? (Object) parser.getDoubleValue()
              : (Object) parser.getLongValue();
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      default -> parser.getText();
    };
  }
}
