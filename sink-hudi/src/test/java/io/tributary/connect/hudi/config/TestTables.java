package io.tributary.connect.hudi.config;

import java.util.HashMap;
import java.util.Map;

/** Settings of tables as their keys give them, so that a key that is added has its default. */
public final class TestTables {

  private TestTables() {}

  /**
   * @param keyFields names separated by commas
   * @param changed keys that differ from their defaults
   */
  public static TableSettings table(
      String name, String path, String keyFields, Map<String, String> changed) {
    return config(name, path, keyFields, changed).table();
  }

  /**
   * @param format as {@code record.format} names it
   * @param keyFields names separated by commas
   * @param changed keys that differ from their defaults
   */
  public static RecordSettings records(
      String format, String keyFields, Map<String, String> changed) {
    Map<String, String> all = new HashMap<>(changed);
    all.put("record.format", format);
    return config("t", "file:/t", keyFields, all).records();
  }

  /** The storage of local folders. */
  public static StorageSettings localStorage() {
    return config("t", "file:/t", "id", Map.of()).storage();
  }

  /** How columns follow the records where no key says otherwise. */
  public static SchemaSettings columns() {
    return columns(Map.of());
  }

  /**
   * @param changed keys that differ from their defaults
   */
  public static SchemaSettings columns(Map<String, String> changed) {
    return config("t", "file:/t", "id", changed).columns();
  }

  private static HudiSinkConfig config(
      String name, String path, String keyFields, Map<String, String> changed) {
    Map<String, String> props = new HashMap<>();
    props.put("table.name", name);
    props.put("table.path", path);
    props.put("record.key.fields", keyFields);
    props.putAll(changed);
    return new HudiSinkConfig(props);
  }

  /** Keys of a table that keeps little of its past. */
  public static Map<String, String> shortHistory() {
    return Map.of(
        "clean.retain.commits", "3", "archive.min.commits", "6", "archive.max.commits", "8");
  }
}
