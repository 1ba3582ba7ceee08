package io.tributary.connect.http.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * Writes down what is read through it, so that one walk both picks from a value and keeps its text:
 * UTF-8 without blanks, numbers as the server wrote them.
 */
final class CopyingParser extends JsonParserDelegate {

  private static final int USUAL_BYTES = 512;

  private static final JsonFactory TEXTS =
      new JsonFactoryBuilder()
          .rootValueSeparator((String) null)
          .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          .build();

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
  private final JsonGenerator copy;

  CopyingParser(JsonParser parser) throws IOException {
    super(parser);
    copy = TEXTS.createGenerator(bytes);
  }

  /** Begins a copy with the token that the parser stands at. */
  void begin() throws IOException {
    bytes.reset();
    write(delegate.currentToken());
  }

  /** The copy of what was read since {@link #begin}: a whole value. */
  byte[] end() throws IOException {
    copy.flush();
    return bytes.toByteArray();
  }

  @Override
  public JsonToken nextToken() throws IOException {
    JsonToken token = delegate.nextToken();
    write(token);
    return token;
  }

  /** To be overridden with {@link #nextToken}, which skipping would go round. */
  @Override
  public JsonParser skipChildren() throws IOException {
    JsonToken token = delegate.currentToken();
    if (!token.isStructStart()) {
      return this;
    }
    int open = 1;
    while (open > 0) {
      token = nextToken();
      if (token.isStructStart()) {
        open++;
      } else if (token.isStructEnd()) {
        open--;
      }
    }
    return this;
  }

  private void write(JsonToken token) throws IOException {
    switch (token) {
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          copy.writeNumber(
              delegate.getTextCharacters(), delegate.getTextOffset(), delegate.getTextLength());
      case VALUE_STRING ->
          copy.writeString(
              delegate.getTextCharacters(), delegate.getTextOffset(), delegate.getTextLength());
      case FIELD_NAME -> copy.writeFieldName(delegate.currentName());
      default -> copy.copyCurrentEvent(delegate);
    }
  }
}
