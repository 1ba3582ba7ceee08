package io.tributary.connect.http.schema;

import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** Values without a schema, as the record has them. */
@SuppressWarnings("JavaUtilDate") // A Timestamp of Connect's is one.
public final class MapForm implements ValueForm {

  private final List<ExtraField> extras;

  public MapForm(List<ExtraField> extras) {
    this.extras = List.copyOf(extras);
  }

  @Override
  public Object value(@Nullable Object[] row, @Nullable Object whole) {
    if (whole == null) {
      throw new DataException("it is null");
    }
    if (extras.isEmpty() || !(whole instanceof Map<?, ?> members)) {
      return whole;
    }
    Map<String, @Nullable Object> value = new LinkedHashMap<>();
    members.forEach((name, member) -> value.put(String.valueOf(name), member));
    for (ExtraField extra : extras) {
      Object typed = row[extra.slot()];
      // Without a schema nothing would say that a number is a date.
      value.put(extra.name(), typed instanceof Date date ? date.getTime() : typed);
    }
    return value;
  }

  @Override
  public @Nullable Schema schema() {
    return null;
  }
}
