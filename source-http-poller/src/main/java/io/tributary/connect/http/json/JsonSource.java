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
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Opens parsers that do not go on where only an attacker would. */
public final class JsonSource {

  private static final int MAX_NUMBER_CHARS = 1_000;
  private static final int MAX_NAME_CHARS = 1_000;

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
    return charset == null || charset.equals(StandardCharsets.UTF_8)
        ? factory.createParser(in)
        : factory.createParser(encoding.open(in, head));
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
