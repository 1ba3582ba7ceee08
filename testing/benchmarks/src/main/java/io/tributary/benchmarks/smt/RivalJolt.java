package io.tributary.benchmarks.smt;

import com.bazaarvoice.jolt.Chainr;
import io.tributary.connect.smt.json.JsonReader;
import io.tributary.connect.smt.problem.Problems;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** What a transform around jolt-core does at least: maps in, maps out, a struct made of them. */
final class RivalJolt {

  private final Chainr chain;
  private final @Nullable Schema schema;

  /**
   * @param schema of the rows, null where maps stay maps
   */
  RivalJolt(String spec, @Nullable Schema schema) {
    this.chain = Chainr.fromSpec(json(spec));
    this.schema = schema;
  }

  /** The plain value of a JSON text. */
  static Object json(String text) {
    return Objects.requireNonNull(
        Objects.requireNonNull(JsonReader.read(text, new Problems())).plain());
  }

  SourceRecord apply(SourceRecord record) {
    Object value = record.value();
    Object output = chain.transform(value instanceof Struct struct ? map(struct) : value);
    Object data = schema == null ? output : struct((Map<?, ?>) output, schema);
    return record.newRecord(
        record.topic(),
        record.kafkaPartition(),
        record.keySchema(),
        record.key(),
        schema,
        data,
        record.timestamp(),
        record.headers());
  }

  private static Map<String, @Nullable Object> map(Struct struct) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (Field field : struct.schema().fields()) {
      Object value = struct.get(field);
      map.put(field.name(), value instanceof Struct nested ? map(nested) : value);
    }
    return map;
  }

  private static Struct struct(Map<?, ?> map, Schema schema) {
    Struct struct = new Struct(schema);
    for (Field field : schema.fields()) {
      Object value = map.get(field.name());
      struct.put(field, value instanceof Number number ? number(number, field) : value);
    }
    return struct;
  }

  private static Object number(Number number, Field field) {
    return switch (field.schema().type()) {
      case INT32 -> number.intValue();
      case INT64 -> number.longValue();
      case FLOAT64 -> number.doubleValue();
      default -> number;
    };
  }
}
