package io.tributary.connect.http.records;

import io.tributary.connect.http.config.ColumnSettings;
import io.tributary.connect.http.model.ResponseFacts;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Collects the records of one response. */
public final class PageBuilder implements RowSink {

  private final RecordAssembler endpoint;
  private final RecordLayout layout;
  private final List<Field> fields;
  private final ResponseFacts response;
  private final Map<String, Object> offsetBefore;
  private final Map<String, Object> offsetAfter;

  private final List<SourceRecord> records = new ArrayList<>();
  private @Nullable Row last;
  private int seen;
  private int ignored;
  private @Nullable String firstReason;

  PageBuilder(
      RecordAssembler endpoint,
      ResponseFacts response,
      Map<String, Object> offsetBefore,
      Map<String, Object> offsetAfter) {
    this.endpoint = endpoint;
    this.layout = endpoint.layout();
    this.fields = layout.value().fields();
    this.response = response;
    this.offsetBefore = offsetBefore;
    this.offsetAfter = offsetAfter;
  }

  /** A record that waits to learn whether it is the page's last. */
  private record Row(@Nullable Object key, Struct value, @Nullable Long timestamp) {}

  @Override
  public void row(@Nullable Object[] raw) {
    seen++;
    try {
      append(assemble(typed(raw)));
    } catch (DataException e) {
      bad(e.getMessage());
    }
  }

  @Override
  public void notARecord() {
    seen++;
    bad("it is neither an object nor an array");
  }

  /** The page, once the response has no more records. */
  public Page build() {
    if (last != null) {
      records.add(record(last, offsetAfter));
      last = null;
    }
    return new Page(records, ignored, firstReason);
  }

  private void append(Row row) {
    if (last != null) {
      records.add(record(last, offsetBefore));
    }
    last = row;
  }

  private void bad(@Nullable String reason) {
    String located = "record " + seen + " of the response: " + reason;
    if (!endpoint.ignoresErrors()) {
      throw new DataException(located);
    }
    ignored++;
    if (firstReason == null) {
      firstReason = located;
    }
  }

  private @Nullable Object[] typed(@Nullable Object[] raw) {
    @Nullable Object[] typed = new @Nullable Object[fields.size()];
    List<ColumnSettings> columns = layout.columns();
    for (int i = 0; i < columns.size(); i++) {
      Object value = i < raw.length ? raw[i] : response.copied().get(i - raw.length);
      try {
        typed[i] = Coercion.apply(columns.get(i), value);
      } catch (DataException e) {
        throw new DataException("column '" + columns.get(i).name() + "' " + e.getMessage());
      }
    }
    return typed;
  }

  private Row assemble(@Nullable Object[] typed) {
    Long timestamp = timestamp(typed);
    if (layout.hasTimestampField()) {
      typed[typed.length - 1] =
          timestamp == null ? null : Timestamp.toLogical(Timestamp.SCHEMA, timestamp);
    }
    Struct value = new Struct(layout.value());
    for (int i = 0; i < typed.length; i++) {
      value.put(fields.get(i), typed[i]);
    }
    return new Row(key(typed), value, timestamp);
  }

  private @Nullable Long timestamp(@Nullable Object[] typed) {
    if (layout.timestampColumn() == RecordLayout.NONE
        || !(typed[layout.timestampColumn()] instanceof Date at)) {
      return null;
    }
    long timestamp = Timestamp.fromLogical(Timestamp.SCHEMA, at);
    if (layout.minusColumn() != RecordLayout.NONE) {
      if (!(typed[layout.minusColumn()] instanceof Number minus)) {
        return null;
      }
      timestamp -= Math.round(minus.doubleValue() * layout.minusUnitMs());
    }
    if (timestamp < 0) {
      throw new DataException("its timestamp lies before 1970, which Kafka does not take");
    }
    return timestamp;
  }

  private @Nullable Object key(@Nullable Object[] typed) {
    Schema schema = layout.key();
    if (schema == null) {
      return null;
    }
    int[] columns = layout.keyColumns();
    for (int column : columns) {
      if (typed[column] == null) {
        throw new DataException("key column '" + fields.get(column).name() + "' is null");
      }
    }
    if (columns.length == 1) {
      return typed[columns[0]];
    }
    Struct key = new Struct(schema);
    for (int column : columns) {
      key.put(fields.get(column).name(), typed[column]);
    }
    return key;
  }

  private SourceRecord record(Row row, Map<String, Object> offset) {
    return new SourceRecord(
        endpoint.partition(),
        offset,
        endpoint.topic(),
        null,
        layout.key(),
        row.key(),
        layout.value(),
        row.value(),
        row.timestamp());
  }
}
