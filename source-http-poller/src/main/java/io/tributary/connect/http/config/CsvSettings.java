package io.tributary.connect.http.config;

import static org.apache.kafka.common.config.ConfigDef.Range.between;

import io.tributary.connect.kit.config.KeyGroup;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * The dialect of a CSV body.
 *
 * @param escape what takes a character as it is within quotes; null if nothing does
 * @param header whether the first line names the columns
 * @param nullValue text that stands for null, besides a cell that is empty and not quoted; null for
 *     none
 * @param skipLines lines before the header or the first record
 */
public record CsvSettings(
    char separator,
    char quote,
    @Nullable Character escape,
    boolean header,
    @Nullable String nullValue,
    int skipLines) {

  public static final String SEPARATOR = "csv.separator";
  public static final String QUOTE = "csv.quote";
  public static final String ESCAPE = "csv.escape";
  public static final String HEADER = "csv.header.enabled";
  public static final String NULL_VALUE = "csv.null.value";
  public static final String SKIP_LINES = "csv.skip.lines";

  private static final Parsed CHARACTER =
      Parsed.by("one character, or tab", CsvSettings::character);

  static void define(KeyGroup group) {
    group
        .key(
            SEPARATOR,
            ConfigDef.Type.STRING,
            ",",
            CHARACTER,
            Importance.LOW,
            "CSV: the character between two cells; tab for a tabulator.")
        .key(
            QUOTE,
            ConfigDef.Type.STRING,
            "\"",
            CHARACTER,
            Importance.LOW,
            "CSV: the character around a cell that holds separators, quotes or line ends. Within it a"
                + " quote is written twice.")
        .key(
            ESCAPE,
            ConfigDef.Type.STRING,
            "",
            CHARACTER,
            Importance.LOW,
            "CSV: a character that takes the next one as it is; none by default.")
        .key(
            HEADER,
            ConfigDef.Type.BOOLEAN,
            true,
            null,
            Importance.MEDIUM,
            "CSV: whether the first line names the columns. Without names a record is an array, and"
                + " record.columns stand in the order of its cells.")
        .key(
            NULL_VALUE,
            ConfigDef.Type.STRING,
            "",
            null,
            Importance.LOW,
            "CSV: a text that means null, such as NA. An empty cell without quotes is null anyway.")
        .key(
            SKIP_LINES,
            ConfigDef.Type.INT,
            0,
            between(0, 1_000),
            Importance.LOW,
            "CSV: lines to leave out at the top, before the names.");
  }

  static CsvSettings from(AbstractConfig config) {
    String escape = config.getString(ESCAPE);
    String nullValue = config.getString(NULL_VALUE);
    return new CsvSettings(
        character(config.getString(SEPARATOR)),
        character(config.getString(QUOTE)),
        escape.isEmpty() ? null : character(escape),
        config.getBoolean(HEADER),
        nullValue.isEmpty() ? null : nullValue,
        config.getInt(SKIP_LINES));
  }

  private static char character(String text) {
    if (text.equalsIgnoreCase("tab") || text.equals("\\t")) {
      return '\t';
    }
    if (text.length() != 1 || text.charAt(0) == '\n' || text.charAt(0) == '\r') {
      throw new ConfigException("'" + text + "' is not one character; write tab for a tabulator");
    }
    return text.charAt(0);
  }
}
