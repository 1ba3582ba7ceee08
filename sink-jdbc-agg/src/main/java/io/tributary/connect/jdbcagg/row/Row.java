package io.tributary.connect.jdbcagg.row;

import io.tributary.connect.jdbcagg.query.Fields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The canonical values of one record, by field. */
public final class Row implements Fields {

  private final Map<String, Integer> slots;
  private final @Nullable Object[] values;

  Row(Map<String, Integer> slots, @Nullable Object[] values) {
    this.slots = slots;
    this.values = values;
  }

  @Override
  public @Nullable Object value(String field) {
    Integer slot = slots.get(field);
    return slot == null ? null : values[slot];
  }
}
