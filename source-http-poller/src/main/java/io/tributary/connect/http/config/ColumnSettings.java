package io.tributary.connect.http.config;

import io.tributary.connect.kit.config.EnumValidator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * One typed column of a record, written {@code name:type[?][:trim][=/pointer]}, the type as {@code
 * float64} or {@code array<int32>}.
 *
 * @param array whether the value is an array of the type
 * @param optional whether the value may be null or missing
 * @param trim whether blanks around a text are cut off
 * @param pointer where in the record the value stands, as a JSON pointer; null for the column's own
 *     position in an array, or the member of the column's name in an object
 */
public record ColumnSettings(
    String name,
    ColumnType type,
    boolean array,
    boolean optional,
    boolean trim,
    @Nullable String pointer) {

  static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private static final Pattern GRAMMAR =
      Pattern.compile("([^:=]+):(array<)?([a-z0-9_]+)(>)?(\\?)?(:trim)?(?:=(.*))?");
  private static final EnumValidator<ColumnType> TYPES = EnumValidator.of(ColumnType.class);

  /**
   * Reads one entry of {@code record.columns}.
   *
   * @throws ConfigException if the entry does not follow the grammar
   */
  public static ColumnSettings parse(String entry) {
    ColumnSettings column = parseBeforeSource(entry);
    if (column.pointer != null) {
      JsonPointers.check(column.pointer);
    }
    return column;
  }

  /** Reads an entry but leaves what stands behind the equals sign unchecked. */
  static ColumnSettings parseBeforeSource(String entry) {
    Matcher parts = GRAMMAR.matcher(entry);
    if (!parts.matches() || (parts.group(2) == null) != (parts.group(4) == null)) {
      throw new ConfigException(
          "'" + entry + "' is not of the form name:type, as in id:string or speed:float64?");
    }
    String name = parts.group(1).trim();
    if (!NAME.matcher(name).matches()) {
      throw new ConfigException("'" + name + "' is no column name: letters, digits and _ only");
    }
    TYPES.ensureValid("type of column " + name, parts.group(3));
    ColumnType type = TYPES.parse(parts.group(3));
    boolean array = parts.group(2) != null;
    boolean trim = parts.group(6) != null;
    if (trim && (array || type != ColumnType.STRING)) {
      throw new ConfigException("column '" + name + "': only a string can be trimmed");
    }
    return new ColumnSettings(name, type, array, parts.group(5) != null, trim, parts.group(7));
  }
}
