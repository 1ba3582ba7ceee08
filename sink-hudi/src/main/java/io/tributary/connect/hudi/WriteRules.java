package io.tributary.connect.hudi;

import io.tributary.connect.hudi.config.HudiSinkConfig;
import io.tributary.connect.hudi.config.MergeOrder;
import io.tributary.connect.hudi.config.RecordSettings;
import io.tributary.connect.hudi.config.TableLayout;
import io.tributary.connect.hudi.config.TableSettings;
import io.tributary.connect.hudi.config.TableType;
import io.tributary.connect.hudi.config.WriteMode;
import io.tributary.connect.kit.config.ConfigErrors;
import org.apache.kafka.common.config.Config;

/** Which ways of writing go together, and which tables all their readers read alike. */
final class WriteRules {

  /** The version that releases before 1.0 read. */
  private static final int VERSION_OF_0_X = 6;

  private WriteRules() {}

  static void check(HudiSinkConfig config, Config result) {
    TableSettings table = config.table();
    if (table.layout().mode() == WriteMode.APPEND) {
      checkAppend(table, result);
    } else if (table.recordKeyFields().isEmpty()) {
      ConfigErrors.add(
          result,
          RecordSettings.KEY_FIELDS,
          "no fields tell the rows apart",
          "Name the columns of the key, or set write.mode=append");
    }
    checkOrder(config, result);
  }

  private static void checkAppend(TableSettings table, Config result) {
    TableLayout layout = table.layout();
    if (layout.type() == TableType.MERGE_ON_READ) {
      ConfigErrors.add(
          result,
          TableLayout.TYPE,
          "write.mode=append changes no row, so there would be nothing to merge",
          "Set table.type=copy_on_write");
    }
    if (!table.recordKeyFields().isEmpty()) {
      ConfigErrors.add(
          result,
          RecordSettings.KEY_FIELDS,
          "write.mode=append makes each record a row of its own, whatever its fields",
          "Leave it out, or set write.mode=upsert");
    }
    if (layout.buckets() > 1) {
      ConfigErrors.add(
          result,
          TableLayout.BUCKETS,
          "write.mode=append fills files one after the other",
          "Leave it out");
    }
  }

  private static void checkOrder(HudiSinkConfig config, Config result) {
    TableLayout layout = config.table().layout();
    String field = config.getString(TableLayout.ORDERING_FIELD);
    if (TableLayout.order(config) == MergeOrder.COMMIT) {
      if (field != null) {
        ConfigErrors.add(
            result,
            TableLayout.ORDERING_FIELD,
            "merge.order=commit looks at no field",
            "Leave it out, or set merge.order=event");
      }
      return;
    }
    if (layout.mode() == WriteMode.APPEND) {
      ConfigErrors.add(
          result,
          TableLayout.MERGE_ORDER,
          "write.mode=append keeps every version of a row, so none has to win",
          "Leave it out, or set write.mode=upsert");
    }
    if (field == null) {
      ConfigErrors.add(
          result,
          TableLayout.ORDERING_FIELD,
          "merge.order=event needs a field to order by",
          "Name the column that grows with each version of a row");
    } else if (config.table().recordKeyFields().contains(field)) {
      ConfigErrors.add(
          result,
          TableLayout.ORDERING_FIELD,
          "all versions of a row have the same key",
          "Name the column that grows with each version of a row");
    }
    checkReadersAgree(config, result);
  }

  /** After a delete, releases before 1.0 take an older version that comes late for a new row. */
  private static void checkReadersAgree(HudiSinkConfig config, Config result) {
    TableLayout layout = config.table().layout();
    if (layout.mergeOnRead()
        && layout.version() == VERSION_OF_0_X
        && config.records().deleteEnabled()) {
      ConfigErrors.add(
          result,
          TableLayout.MERGE_ORDER,
          "readers of Hudi 0.x and 1.x would not agree on rows that come late after their delete",
          "Set table.version=8 or 9, table.type=copy_on_write, delete.enabled=false or merge.order=commit");
    }
  }
}
