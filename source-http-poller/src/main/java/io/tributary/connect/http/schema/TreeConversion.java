package io.tributary.connect.http.schema;

import io.tributary.connect.http.config.ColumnType;
import io.tributary.connect.http.config.TimestampFormat;
import io.tributary.connect.http.typing.Coercion;
import io.tributary.connect.http.typing.Timestamps;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** Makes of a tree of maps, lists and single values what a schema asks for. */
@SuppressWarnings("JavaUtilDate") // A Timestamp of Connect's is one.
public final class TreeConversion {

  private TreeConversion() {}

  /**
   * The value of a schema. Members that the schema does not have are left out.
   *
   * @throws DataException if the tree does not fit; the message names the field, not the value
   */
  public static @Nullable Object convert(Schema schema, @Nullable Object tree) {
    return convert("", schema, tree);
  }

  private static @Nullable Object convert(String path, Schema schema, @Nullable Object tree) {
    if (tree == null) {
      if (!schema.isOptional()) {
        throw new DataException(
            "field '" + path + "' is null or missing, and its schema does not allow that");
      }
      return null;
    }
    return switch (schema.type()) {
      case STRUCT -> struct(path, schema, tree);
      case ARRAY -> array(path, schema, tree);
      case MAP -> map(path, schema, tree);
      default -> single(path, schema, tree);
    };
  }

  /** Fills the fields of a struct that has more than these. */
  static void fill(Struct struct, List<Field> fields, Object tree) {
    if (!(tree instanceof Map<?, ?> members)) {
      throw new DataException("it is no object");
    }
    for (Field field : fields) {
      Object value = convert(field.name(), field.schema(), members.get(field.name()));
      if (value != null) {
        struct.put(field, value);
      }
    }
  }

  private static Struct struct(String path, Schema schema, Object tree) {
    if (!(tree instanceof Map<?, ?> members)) {
      throw mismatch(path, "an object");
    }
    Struct struct = new Struct(schema);
    for (Field field : schema.fields()) {
      Object value =
          convert(
              path.isEmpty() ? field.name() : path + "/" + field.name(),
              field.schema(),
              members.get(field.name()));
      if (value != null) {
        struct.put(field, value);
      }
    }
    return struct;
  }

  private static List<@Nullable Object> array(String path, Schema schema, Object tree) {
    if (!(tree instanceof List<?> elements)) {
      throw mismatch(path, "an array");
    }
    List<@Nullable Object> converted = new ArrayList<>(elements.size());
    for (Object element : elements) {
      converted.add(convert(path, schema.valueSchema(), element));
    }
    return converted;
  }

  private static Map<String, @Nullable Object> map(String path, Schema schema, Object tree) {
    if (!(tree instanceof Map<?, ?> members)) {
      throw mismatch(path, "an object");
    }
    Map<String, @Nullable Object> converted = new LinkedHashMap<>();
    members.forEach(
        (name, value) ->
            converted.put(String.valueOf(name), convert(path, schema.valueSchema(), value)));
    return converted;
  }

  private static Object single(String path, Schema schema, Object tree) {
    try {
      return schema.name() == null ? plain(schema, tree) : logical(schema, tree);
    } catch (DataException e) {
      throw new DataException("field '" + path + "' " + e.getMessage());
    } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
      throw mismatch(path, String.valueOf(schema.name() == null ? schema.type() : schema.name()));
    }
  }

  private static Object logical(Schema schema, Object tree) {
    return switch (schema.name()) {
      case Timestamp.LOGICAL_NAME -> Timestamps.read(TimestampFormat.AUTO, tree);
      case org.apache.kafka.connect.data.Date.LOGICAL_NAME -> date(tree);
      case Time.LOGICAL_NAME -> time(tree);
      case Decimal.LOGICAL_NAME -> decimal(schema, tree);
      default -> plain(schema, tree);
    };
  }

  private static Object plain(Schema schema, Object tree) {
    return switch (schema.type()) {
      case INT8 -> narrow(tree, Byte.MIN_VALUE, Byte.MAX_VALUE).byteValue();
      case INT16 -> narrow(tree, Short.MIN_VALUE, Short.MAX_VALUE).shortValue();
      case INT32 -> Coercion.single(ColumnType.INT32, tree);
      case INT64 -> Coercion.single(ColumnType.INT64, tree);
      case FLOAT32 -> Coercion.single(ColumnType.FLOAT32, tree);
      case FLOAT64 -> Coercion.single(ColumnType.FLOAT64, tree);
      case BOOLEAN -> Coercion.single(ColumnType.BOOLEAN, tree);
      case BYTES ->
          tree instanceof byte[] ? tree : Base64.getDecoder().decode(String.valueOf(tree));
      default -> text(tree);
    };
  }

  private static Object text(Object tree) {
    if (tree instanceof Map) {
      throw new DataException("does not hold string but an object or array");
    }
    return Coercion.single(ColumnType.STRING, tree);
  }

  private static Integer narrow(Object tree, int least, int most) {
    Integer value = (Integer) Coercion.single(ColumnType.INT32, tree);
    if (value < least || value > most) {
      throw new DataException("holds a number beyond its type");
    }
    return value;
  }

  private static Date date(Object tree) {
    LocalDate day =
        tree instanceof Number number
            ? LocalDate.ofEpochDay(number.longValue())
            : LocalDate.parse(tree.toString().strip());
    return Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  private static Date time(Object tree) {
    return tree instanceof Number number
        ? new Date(number.longValue())
        : new Date(LocalTime.parse(tree.toString().strip()).toNanoOfDay() / 1_000_000);
  }

  private static BigDecimal decimal(Schema schema, Object tree) {
    int scale = Integer.parseInt(schema.parameters().get(Decimal.SCALE_FIELD));
    String text = tree.toString().strip();
    if (text.length() > 100 || tree instanceof Boolean) {
      throw new DataException("holds no decimal of a size that is read");
    }
    BigDecimal value = new BigDecimal(text);
    if (Math.abs(value.scale()) > 1_000) {
      throw new DataException("holds no decimal of a size that is read");
    }
    return value.setScale(scale);
  }

  private static DataException mismatch(String path, String wanted) {
    return new DataException("field '" + path + "' is not " + wanted + ", as its schema says");
  }
}
