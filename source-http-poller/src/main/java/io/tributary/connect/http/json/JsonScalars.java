package io.tributary.connect.http.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.filter.FilteringParserDelegate;
import com.fasterxml.jackson.core.filter.JsonPointerBasedFilter;
import com.fasterxml.jackson.core.filter.TokenFilter.Inclusion;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Single values of small documents. */
public final class JsonScalars {

  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonScalars() {}

  /**
   * The text, number or boolean at a pointer, as text; null if there is none.
   *
   * @throws IOException if the document is no JSON up to there
   */
  public static @Nullable String text(byte[] json, String pointer) throws IOException {
    try (JsonParser parser =
        new FilteringParserDelegate(
            FACTORY.createParser(json),
            new JsonPointerBasedFilter(JsonPointer.compile(pointer)),
            Inclusion.ONLY_INCLUDE_ALL,
            false)) {
      JsonToken token = parser.nextToken();
      return token != null && token.isScalarValue() && token != JsonToken.VALUE_NULL
          ? parser.getText()
          : null;
    }
  }
}
