package io.tributary.connect.http.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells those who look for a value where they can find what. */
public final class JsonLayout {

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int MOST_NAMES = 20;
  private static final int LONGEST_NAME = 40;

  private JsonLayout() {}

  /**
   * Where a pointer ends before its time.
   *
   * @param reached the part that leads somewhere
   * @param names of the members there; empty if it is no object
   */
  public record Miss(String reached, List<String> names) {}

  /**
   * Follows a pointer through a document; null if it leads somewhere.
   *
   * @throws IOException if the document is no JSON up to there
   */
  public static @Nullable Miss follow(InputStream json, String pointer) throws IOException {
    try (JsonParser parser = FACTORY.createParser(json)) {
      parser.nextToken();
      return follow(parser, JsonPointer.compile(pointer), "");
    }
  }

  private static @Nullable Miss follow(JsonParser parser, JsonPointer rest, String reached)
      throws IOException {
    if (rest.matches() || rest.getMatchingProperty().equals("*")) {
      return null;
    }
    List<String> names = new ArrayList<>();
    boolean object = parser.currentToken() == JsonToken.START_OBJECT;
    if (object || parser.currentToken() == JsonToken.START_ARRAY) {
      int index = 0;
      while (!parser.nextToken().isStructEnd()) {
        String name = object ? parser.currentName() : String.valueOf(index++);
        if (object) {
          parser.nextToken();
        }
        if (name.equals(rest.getMatchingProperty())) {
          return follow(parser, rest.tail(), reached + "/" + name);
        }
        if (object && names.size() < MOST_NAMES) {
          names.add(name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name);
        }
        parser.skipChildren();
      }
    }
    return new Miss(reached, names);
  }
}
