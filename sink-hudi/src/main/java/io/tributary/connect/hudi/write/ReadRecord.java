package io.tributary.connect.hudi.write;

import java.util.List;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A record understood.
 *
 * @param changes in the order in which they apply, none where the record changes no row
 * @param rowSchema the columns of the row that it is about, null where it does not say
 */
public record ReadRecord(List<Change> changes, @Nullable Schema rowSchema) {

  static final ReadRecord NOTHING = new ReadRecord(List.of(), null);

  public ReadRecord {
    changes = List.copyOf(changes);
  }
}
