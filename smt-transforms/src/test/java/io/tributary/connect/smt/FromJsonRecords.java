package io.tributary.connect.smt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/** Records for FromJson, and what it makes of them. */
final class FromJsonRecords {

  static final String ALL =
      "word STRING!, count BIGINT, share DOUBLE, good BOOLEAN, price DECIMAL(30,2), at"
          + " TIMESTAMP(s), pos STRUCT<lat DOUBLE!, name STRING>, stops ARRAY<STRUCT<id INT!, tag"
          + " STRING>>, tags ARRAY<STRING>, attrs MAP<STRING,BIGINT>, raw JSON";

  private FromJsonRecords() {}

  static Map<String, String> props(String... keysAndValues) {
    Map<String, String> props = new HashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      props.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return props;
  }

  static FromJson<SourceRecord> fromJson(String... keysAndValues) {
    FromJson<SourceRecord> fromJson = new FromJson.Value<>();
    fromJson.configure(props(keysAndValues));
    return fromJson;
  }

  static SourceRecord record(Schema schema, Object value) {
    return new SourceRecord(null, null, "words", 1, null, "k", schema, value);
  }

  static Struct read(Object value, String... keysAndValues) {
    SourceRecord after = fromJson(keysAndValues).apply(record(null, value));
    assertThat(after.valueSchema()).isSameAs(((Struct) after.value()).schema());
    ((Struct) after.value()).validate();
    return (Struct) after.value();
  }

  static Struct apply(FromJson<SourceRecord> fromJson, String text) {
    return (Struct) fromJson.apply(record(null, json(text))).value();
  }

  static List<String> names(Struct row) {
    return row.schema().fields().stream().map(Field::name).toList();
  }

  static String json(String text) {
    return text.replace('\'', '"');
  }
}
