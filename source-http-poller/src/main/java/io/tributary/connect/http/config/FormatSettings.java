package io.tributary.connect.http.config;

import static org.apache.kafka.common.config.ConfigDef.Range.between;

import io.tributary.connect.kit.config.EnumValidator;
import io.tributary.connect.kit.config.KeyGroup;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * How a body is read.
 *
 * @param encoding of its text; null for what the response says
 * @param maxDepth deepest nesting
 * @param maxTextChars longest single text
 */
public record FormatSettings(
    ResponseFormat format,
    @Nullable Charset encoding,
    int maxDepth,
    int maxTextChars,
    TextSplit textSplit,
    CsvSettings csv,
    ProtobufSettings protobuf) {

  public static final String FORMAT = "response.format";
  public static final String ENCODING = "response.encoding";
  public static final String MAX_DEPTH = "response.max.depth";
  public static final String MAX_TEXT_CHARS = "response.max.text.chars";
  public static final String TEXT_SPLIT = "text.split";

  private static final EnumValidator<ResponseFormat> FORMATS =
      EnumValidator.of(ResponseFormat.class);
  private static final EnumValidator<TextSplit> SPLITS = EnumValidator.of(TextSplit.class);

  static void define(KeyGroup group) {
    group
        .key(
            FORMAT,
            ConfigDef.Type.STRING,
            "auto",
            FORMATS,
            Importance.HIGH,
            "How a body is written. auto goes by the Content-Type, or by how a body begins where"
                + " that says nothing: JSON, NDJSON, CSV, XML or text.")
        .key(
            ENCODING,
            ConfigDef.Type.STRING,
            "",
            Parsed.by("name of a character set", FormatSettings::charset),
            Importance.LOW,
            "Character set of a body, as ISO-8859-1. Without it a byte order mark tells, then the"
                + " Content-Type, then XML's own declaration; else it is UTF-8.")
        .key(
            MAX_DEPTH,
            ConfigDef.Type.INT,
            200,
            between(1, 1_000),
            Importance.LOW,
            "Deepest nesting of a body. A deeper one parks the endpoint.")
        .key(
            MAX_TEXT_CHARS,
            ConfigDef.Type.INT,
            10_000_000,
            between(100, 100_000_000),
            Importance.LOW,
            "Longest single text or line of a body, in characters. A longer one parks the endpoint.")
        .key(
            TEXT_SPLIT,
            ConfigDef.Type.STRING,
            "lines",
            SPLITS,
            Importance.LOW,
            "Text: whether each line is a record, or the whole body is one.");
    CsvSettings.define(group);
    ProtobufSettings.define(group);
  }

  static FormatSettings from(AbstractConfig config) {
    String encoding = config.getString(ENCODING);
    return new FormatSettings(
        FORMATS.parse(config.getString(FORMAT)),
        encoding.isEmpty() ? null : charset(encoding),
        config.getInt(MAX_DEPTH),
        config.getInt(MAX_TEXT_CHARS),
        SPLITS.parse(config.getString(TEXT_SPLIT)),
        CsvSettings.from(config),
        ProtobufSettings.from(config));
  }

  private static Charset charset(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new ConfigException("'" + name + "' is no character set that this JVM knows");
    }
  }
}
