package io.tributary.connect.hudi.write;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Names of table partitions as Hive writes them: {@code field=value}, one folder per field. */
final class PartitionPath {

  /** Hive's name for no value. */
  private static final String DEFAULT = "__HIVE_DEFAULT_PARTITION__";

  /** What Hive escapes, so that no value can reach into another folder. */
  private static final String ESCAPED = "\"#%'*/:=?\\{[]^";

  private PartitionPath() {}

  static String segment(String field, @Nullable String value) {
    return field + "=" + (value == null || value.isEmpty() ? DEFAULT : escaped(value));
  }

  private static String escaped(String value) {
    StringBuilder text = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c == 0x7F || ESCAPED.indexOf(c) >= 0) {
        text.append('%').append(String.format(Locale.ROOT, "%02X", (int) c));
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }
}
