package io.tributary.quickstart.proof.lake;

import io.tributary.quickstart.proof.Row;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** Decodes one cell of a Parquet file. */
final class ParquetValue {

  private ParquetValue() {}

  static @Nullable Object of(Type column, Group group) {
    String name = column.getName();
    if (group.getFieldRepetitionCount(name) == 0) {
      return null;
    }
    if (!column.isPrimitive()) {
      return nested(column, group.getGroup(name, 0));
    }
    LogicalTypeAnnotation logical = column.getLogicalTypeAnnotation();
    if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
      return decimal(column, group, decimal.getScale());
    }
    return switch (column.asPrimitiveType().getPrimitiveTypeName()) {
      case BOOLEAN -> group.getBoolean(name, 0);
      case INT32 -> integer(logical, group.getInteger(name, 0));
      case INT64 -> whole(name, logical, group.getLong(name, 0));
      case FLOAT -> group.getFloat(name, 0);
      case DOUBLE -> group.getDouble(name, 0);
      case BINARY -> text(name, logical, group);
      default -> throw new LakeFormatException("column " + column + " has an unknown type");
    };
  }

  private static Object integer(@Nullable LogicalTypeAnnotation logical, int value) {
    return logical instanceof DateLogicalTypeAnnotation
        ? LocalDate.ofEpochDay(value)
        : (Object) (long) value;
  }

  /** Milliseconds are refused: readers of Hudi before 1.0.2 give such a column wrong years. */
  private static Object whole(String name, @Nullable LogicalTypeAnnotation logical, long value) {
    if (!(logical instanceof TimestampLogicalTypeAnnotation timestamp)) {
      return value;
    }
    if (timestamp.getUnit() != TimeUnit.MICROS) {
      throw new LakeFormatException("column " + name + " is a timestamp, but not in microseconds");
    }
    return Instant.EPOCH.plus(value, ChronoUnit.MICROS);
  }

  private static String text(String name, @Nullable LogicalTypeAnnotation logical, Group group) {
    if (!(logical instanceof StringLogicalTypeAnnotation)) {
      return Row.BYTES + Base64.getEncoder().encodeToString(group.getBinary(name, 0).getBytes());
    }
    return group.getString(name, 0);
  }

  private static BigDecimal decimal(Type column, Group group, int scale) {
    String name = column.getName();
    return switch (column.asPrimitiveType().getPrimitiveTypeName()) {
      case INT32 -> BigDecimal.valueOf(group.getInteger(name, 0), scale);
      case INT64 -> BigDecimal.valueOf(group.getLong(name, 0), scale);
      default -> new BigDecimal(new BigInteger(group.getBinary(name, 0).getBytes()), scale);
    };
  }

  private static Object nested(Type column, Group group) {
    if (column.getLogicalTypeAnnotation() instanceof ListLogicalTypeAnnotation) {
      return list(group);
    }
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (Type field : column.asGroupType().getFields()) {
      values.put(field.getName(), of(field, group));
    }
    return new Row(values);
  }

  /** A list is a repeated field: the items themselves, or a group around each item. */
  private static List<@Nullable Object> list(Group group) {
    Type repeated = group.getType().getType(0);
    List<@Nullable Object> items = new ArrayList<>();
    for (int i = 0; i < group.getFieldRepetitionCount(0); i++) {
      items.add(item(repeated, group, i));
    }
    return items;
  }

  private static @Nullable Object item(Type repeated, Group group, int index) {
    if (!repeated.isPrimitive()) {
      Group around = group.getGroup(0, index);
      return of(around.getType().getType(0), around);
    }
    return switch (repeated.asPrimitiveType().getPrimitiveTypeName()) {
      case INT32 -> (long) group.getInteger(0, index);
      case INT64 -> group.getLong(0, index);
      case DOUBLE -> group.getDouble(0, index);
      case BINARY -> group.getString(0, index);
      default -> throw new LakeFormatException("a list of " + repeated);
    };
  }
}
