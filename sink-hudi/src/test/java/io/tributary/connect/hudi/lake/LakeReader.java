package io.tributary.connect.hudi.lake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.Utf8;
import org.apache.hadoop.conf.Configuration;
import org.apache.hudi.common.table.HoodieTableMetaClient;
import org.apache.hudi.hadoop.fs.HadoopFSUtils;

/** Reads a whole table as Hudi's own readers do: the latest slice of each file group. */
public final class LakeReader {

  private LakeReader() {}

  /** The rows by record key, each as column to value, texts as strings; fails on a doubled key. */
  public static Map<String, Map<String, Object>> rows(String path, Configuration conf) {
    Map<String, Map<String, Object>> byKey = new TreeMap<>();
    for (Map<String, Object> row : list(path, conf)) {
      String key = (String) row.get("_hoodie_record_key");
      if (byKey.put(key, row) != null) {
        throw new AssertionError("two rows with key " + key);
      }
    }
    return byKey;
  }

  /** Every row of every latest file slice. */
  public static List<Map<String, Object>> list(String path, Configuration conf) {
    List<Map<String, Object>> rows = new ArrayList<>();
    try {
      HoodieTableMetaClient table =
          HoodieTableMetaClient.builder()
              .setConf(HadoopFSUtils.getStorageConf(conf))
              .setBasePath(path)
              .build();
      new TableRows(table, conf).forEach((partition, row) -> rows.add(columns(row)));
    } catch (IOException e) {
      throw new AssertionError("cannot read " + path, e);
    }
    return rows;
  }

  private static Map<String, Object> columns(GenericRecord row) {
    Map<String, Object> columns = new LinkedHashMap<>();
    for (Schema.Field field : row.getSchema().getFields()) {
      Object value = row.get(field.pos());
      columns.put(field.name(), value instanceof Utf8 ? value.toString() : value);
    }
    return columns;
  }
}
