package io.tributary.connect.smt.derive;

import io.tributary.connect.smt.bridge.Moments;
import io.tributary.connect.smt.derive.Target.Part;
import io.tributary.connect.smt.problem.BadValueException;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.header.Headers;
import org.jspecify.annotations.Nullable;

/** What the assignments gave for one record; a part that none of them sets stays as it was. */
public final class Derived {

  private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

  private final List<Assignment> assignments;
  private final @Nullable Object[] values;
  private final SchemaAndValue data;

  Derived(List<Assignment> assignments, @Nullable Object[] values, SchemaAndValue data) {
    this.assignments = assignments;
    this.values = values;
    this.data = data;
  }

  /** The half whose fields were meant, edited. */
  public SchemaAndValue data() {
    return data;
  }

  private int indexOf(Part part) {
    for (int i = 0; i < values.length; i++) {
      if (assignments.get(i).target().part() == part) {
        return i;
      }
    }
    return -1;
  }

  public SchemaAndValue key(ConnectRecord<?> record) {
    int index = indexOf(Part.KEY);
    if (index < 0) {
      return new SchemaAndValue(record.keySchema(), record.key());
    }
    Schema schema = assignments.get(index).column().schema();
    return new SchemaAndValue(schema, values[index]);
  }

  public String topic(ConnectRecord<?> record) {
    int index = indexOf(Part.TOPIC);
    if (index < 0) {
      return record.topic();
    }
    String topic = Objects.toString(values[index]);
    if (!TOPIC.matcher(topic).matches() || topic.equals(".") || topic.equals("..")) {
      throw new BadValueException(
              "a string of " + topic.length() + " characters that Kafka allows for no topic")
          .under("$topic");
    }
    return topic;
  }

  public @Nullable Integer partition(ConnectRecord<?> record) {
    int index = indexOf(Part.PARTITION);
    if (index < 0) {
      return record.kafkaPartition();
    }
    Integer partition = (Integer) values[index];
    if (partition != null && partition < 0) {
      throw new BadValueException("a partition is not negative").under("$partition");
    }
    return partition;
  }

  public @Nullable Long timestamp(ConnectRecord<?> record) {
    int index = indexOf(Part.TIMESTAMP);
    if (index < 0) {
      return record.timestamp();
    }
    return values[index] instanceof Date moment ? Moments.epochMs(moment) : null;
  }

  /** A header that is set to null is taken away. */
  public Headers headers(ConnectRecord<?> record) {
    if (indexOf(Part.HEADER) < 0) {
      return record.headers();
    }
    Headers headers = record.headers().duplicate();
    for (int i = 0; i < values.length; i++) {
      Assignment assignment = assignments.get(i);
      if (assignment.target().part() == Part.HEADER) {
        String name = assignment.target().path().first();
        headers.remove(name);
        if (values[i] != null) {
          headers.add(name, values[i], assignment.column().schema());
        }
      }
    }
    return headers;
  }
}
