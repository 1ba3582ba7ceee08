package io.tributary.connect.jdbcagg.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * A list of fields.
 *
 * @param renamed whether a field may have a column of another name, behind a colon
 */
record FieldNames(boolean renamed) implements ConfigDef.Validator {

  /** A field and its column. */
  record Renamed(String field, String column) {
    static Renamed of(String text) {
      int colon = text.indexOf(':');
      return colon < 0
          ? new Renamed(text, text)
          : new Renamed(text.substring(0, colon).strip(), text.substring(colon + 1).strip());
    }
  }

  @Override
  public void ensureValid(String key, @Nullable Object value) {
    List<String> columns = new ArrayList<>();
    for (Object item : value instanceof List<?> items ? items : List.of()) {
      Renamed field = Renamed.of(item.toString());
      boolean named = !field.field().isBlank() && !field.column().isBlank();
      if (!named || (!renamed && item.toString().contains(":"))) {
        throw new ConfigException(key, value, "must be " + this);
      }
      columns.add(field.column().toLowerCase(Locale.ROOT));
    }
    Set<String> seen = new HashSet<>();
    for (String column : columns) {
      if (!seen.add(column)) {
        throw new ConfigException(key, value, "names column " + column + " twice");
      }
    }
  }

  @Override
  public String toString() {
    return renamed ? "field names, each with :column or without" : "field names";
  }
}
