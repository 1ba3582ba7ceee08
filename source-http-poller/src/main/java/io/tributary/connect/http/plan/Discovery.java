package io.tributary.connect.http.plan;

import io.tributary.connect.http.records.RecordSink;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Finds the partitions of an endpoint in the records of another. */
public final class Discovery {

  private final Consumer<RecordSink> parent;
  private final RecordField field;

  /**
   * @param parent gives out all records of the other endpoint
   * @param pointer where in such a record the value stands
   */
  public Discovery(Consumer<RecordSink> parent, String pointer) {
    this.parent = parent;
    this.field = new RecordField(pointer);
  }

  /**
   * The values now, each once, in the order of texts.
   *
   * @throws org.apache.kafka.connect.errors.ConnectException if the parent does not answer as it
   *     should
   */
  public Set<String> values() {
    Set<String> values = new TreeSet<>();
    parent.accept(
        record -> {
          String value = field.text(record.value());
          if (value != null && !value.isEmpty()) {
            values.add(value);
          }
        });
    return values;
  }
}
