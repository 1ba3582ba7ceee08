package io.tributary.connect.http.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.tributary.connect.http.config.FormatSettings;
import io.tributary.connect.http.model.ReplyHead;
import io.tributary.connect.http.records.TextEncoding;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Opens parsers that do not go on where only an attacker would. */
public final class JsonSource {

  private static final int MAX_NUMBER_CHARS = 1_000;
  private static final int MAX_NAME_CHARS = 1_000;

  /** In so many, UTF-16 and UTF-32 have a zero or begin a byte order mark. */
  private static final int FIRST_BYTES = 2;

  private final JsonFactory factory;
  private final TextEncoding encoding;

  public JsonSource(FormatSettings settings) {
    encoding = new TextEncoding(settings.encoding());
    factory =
        JsonFactory.builder()
            // A server chooses the names: they must not outlive its response.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(settings.maxDepth())
                    .maxStringLength(settings.maxTextChars())
                    .maxNumberLength(MAX_NUMBER_CHARS)
                    .maxNameLength(MAX_NAME_CHARS)
                    .build())
            .build();
  }

  /** A parser before its first token. UTF-8, UTF-16 and UTF-32 tell themselves apart in JSON. */
  JsonParser open(InputStream in, ReplyHead head) throws IOException {
    Charset charset = encoding.declared(head);
    if (charset != null && !charset.equals(StandardCharsets.UTF_8)) {
      return factory.createParser(encoding.open(in, head));
    }
    PushbackInputStream bytes = new PushbackInputStream(in, FIRST_BYTES);
    byte[] first = bytes.readNBytes(FIRST_BYTES);
    bytes.unread(first);
    // Of characters the parser takes texts and numbers where they stand; bytes it copies first.
    return isUtf8(first)
        ? factory.createParser(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()))
        : factory.createParser(bytes);
  }

  /** JSON begins with a sign of ASCII: of one byte here, and not the first of a byte order mark. */
  private static boolean isUtf8(byte[] first) {
    return first.length < FIRST_BYTES || (first[0] > 0 && first[1] != 0);
  }

  /** A parser of a text. */
  JsonParser open(String text) throws IOException {
    return factory.createParser(text);
  }

  /** A parser of UTF-8. */
  JsonParser open(byte[] text) throws IOException {
    return factory.createParser(text);
  }
}
