package io.tributary.connect.http.records;

import io.tributary.connect.http.config.ColumnSettings;
import io.tributary.connect.http.cursor.CursorTally;
import io.tributary.connect.http.model.ResponseFacts;
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

/** Makes the records of one response, one by one. */
public final class PageBuilder implements RowSink {

  private final RecordAssembler endpoint;
  private final RecordLayout layout;
  private final List<Field> fields;
  private final ResponseFacts response;
  private final Map<String, ?> offset;
  private final RecordSink out;
  private final CursorTally cursors;

  private int seen;
  private int ignored;
  private @Nullable String firstReason;

  PageBuilder(
      RecordAssembler endpoint, ResponseFacts response, Map<String, ?> offset, RecordSink out) {
    this.endpoint = endpoint;
    this.layout = endpoint.layout();
    this.fields = layout.value().fields();
    this.response = response;
    this.offset = offset;
    this.out = out;
    this.cursors = endpoint.cursors();
  }

  @Override
  public void row(@Nullable Object[] raw) {
    seen++;
    cursors.see(raw, layout.ownColumns());
    SourceRecord record;
    try {
      record = assemble(typed(raw));
    } catch (DataException e) {
      bad(e.getMessage());
      return;
    }
    out.record(record);
  }

  @Override
  public void notARecord() {
    seen++;
    bad("it is neither an object nor an array");
  }

  /** What was seen, once the response has no more records. */
  public PageTally tally() {
    return new PageTally(seen, ignored, firstReason, cursors.kept());
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
    int own = layout.ownColumns();
    for (int i = 0; i < columns.size(); i++) {
      Object value = i < own ? raw[i] : response.copied().get(i - own);
      try {
        typed[i] = Coercion.apply(columns.get(i), value);
      } catch (DataException e) {
        throw new DataException("column '" + columns.get(i).name() + "' " + e.getMessage());
      }
    }
    return typed;
  }

  private SourceRecord assemble(@Nullable Object[] typed) {
    Long timestamp = timestamp(typed);
    if (layout.hasTimestampField()) {
      typed[typed.length - 1] =
          timestamp == null ? null : Timestamp.toLogical(Timestamp.SCHEMA, timestamp);
    }
    Struct value = new Struct(layout.value());
    for (int i = 0; i < typed.length; i++) {
      value.put(fields.get(i), typed[i]);
    }
    return new SourceRecord(
        endpoint.partition(),
        offset,
        endpoint.topic(),
        null,
        layout.key(),
        key(typed),
        layout.value(),
        value,
        timestamp);
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
}
