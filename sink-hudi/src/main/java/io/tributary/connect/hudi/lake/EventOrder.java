package io.tributary.connect.hudi.lake;

import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.hudi.common.model.HoodieRecord;
import org.jspecify.annotations.Nullable;

/** Whether a change wins over the row that is there, by the ordering column where there is one. */
final class EventOrder {

  private static final int NO_COLUMN = -1;

  private final int column;

  /**
   * @param stored the columns of a row as it is stored, Hudi's own included
   */
  EventOrder(@Nullable String orderingField, Schema stored) {
    Schema.Field field = orderingField == null ? null : stored.getField(orderingField);
    this.column = field == null ? NO_COLUMN : field.pos();
  }

  boolean wins(HoodieRecord<IndexedRecord> change, IndexedRecord stored) {
    if (column == NO_COLUMN || !(orderOf(change) instanceof Long value)) {
      return true;
    }
    return !(stored.get(column) instanceof Long there) || value >= there;
  }

  private static Comparable<?> orderOf(HoodieRecord<IndexedRecord> change) {
    return change.getOrderingValue(null, null, null);
  }
}
