package io.tributary.harness.spark;

import java.nio.file.Path;
import java.util.Map;

/**
 * One reading of a table.
 *
 * @param folder the table's folder
 * @param options options of Hudi's reader, without commas
 */
public record TableRead(Path folder, Map<String, String> options) {

  public TableRead {
    options = Map.copyOf(options);
  }

  /** All rows as they are now. */
  public static TableRead snapshot(Path folder) {
    return new TableRead(folder, Map.of());
  }
}
