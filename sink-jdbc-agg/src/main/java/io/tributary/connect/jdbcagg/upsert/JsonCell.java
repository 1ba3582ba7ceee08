package io.tributary.connect.jdbcagg.upsert;

import io.tributary.connect.jdbcagg.row.CanonicalJson;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/**
 * Structs, maps and arrays as JSON in its one form: members sorted by name, times in ISO form,
 * bytes in Base64.
 */
final class JsonCell {

  private final StringBuilder out = new StringBuilder();

  private JsonCell() {}

  /**
   * The text.
   *
   * @param schema null where there is none
   * @throws DataException if a number in it is not finite
   */
  static String of(@Nullable Schema schema, Object value) {
    JsonCell cell = new JsonCell();
    cell.write(schema, value);
    return cell.out.toString();
  }

  private void write(@Nullable Schema schema, @Nullable Object value) {
    if (value == null) {
      out.append("null");
    } else if (value instanceof Struct struct && isPlain(struct.schema())) {
      struct(struct);
    } else if (value instanceof Map<?, ?> map) {
      map(schema == null ? null : schema.valueSchema(), map);
    } else if (value instanceof Iterable<?> items) {
      array(schema == null ? null : schema.valueSchema(), items);
    } else {
      scalar(schema, value);
    }
  }

  /** Some logical types are structs that mean one value. */
  private static boolean isPlain(Schema schema) {
    return CellReader.of(schema).type().kind() == CellType.Kind.JSON;
  }

  private void struct(Struct struct) {
    Map<String, Field> fields = new TreeMap<>();
    struct.schema().fields().forEach(field -> fields.put(field.name(), field));
    char before = '{';
    for (Field field : fields.values()) {
      out.append(before);
      CanonicalJson.quote(field.name(), out);
      out.append(':');
      write(field.schema(), Rows.value(struct, field));
      before = ',';
    }
    out.append(before == '{' ? "{}" : "}");
  }

  private void map(@Nullable Schema values, Map<?, ?> map) {
    Map<String, @Nullable Object> members = new TreeMap<>();
    map.forEach((name, value) -> members.put(String.valueOf(name), value));
    char before = '{';
    for (Map.Entry<String, @Nullable Object> member : members.entrySet()) {
      out.append(before);
      CanonicalJson.quote(member.getKey(), out);
      out.append(':');
      write(values, member.getValue());
      before = ',';
    }
    out.append(before == '{' ? "{}" : "}");
  }

  private void array(@Nullable Schema values, Iterable<?> items) {
    char before = '[';
    for (Object item : items) {
      out.append(before);
      write(values, item);
      before = ',';
    }
    out.append(before == '[' ? "[]" : "]");
  }

  private void scalar(@Nullable Schema schema, Object raw) {
    Object value = schema == null ? CellReader.readByClass(raw) : CellReader.of(schema).read(raw);
    if (value instanceof Double number) {
      if (!Double.isFinite(number)) {
        throw new DataException("a number within a struct, map or array is not finite");
      }
      out.append(plain(new BigDecimal(number.toString())));
    } else if (value instanceof BigDecimal exact) {
      out.append(plain(exact));
    } else if (value instanceof Long || value instanceof Boolean) {
      out.append(value);
    } else if (schema != null && CellReader.of(schema).type().kind() == CellType.Kind.JSON) {
      out.append(value);
    } else if (value instanceof byte[] bytes) {
      CanonicalJson.quote(Base64.getEncoder().encodeToString(bytes), out);
    } else if (value instanceof Duration time) {
      CanonicalJson.quote(CellText.time(time), out);
    } else {
      CanonicalJson.quote(String.valueOf(value), out);
    }
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
