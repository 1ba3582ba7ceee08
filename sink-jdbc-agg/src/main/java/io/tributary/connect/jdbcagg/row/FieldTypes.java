package io.tributary.connect.jdbcagg.row;

import io.tributary.connect.jdbcagg.query.AggregateStatement;
import io.tributary.connect.jdbcagg.query.Expression;
import io.tributary.connect.jdbcagg.query.OutputColumn;
import io.tributary.connect.jdbcagg.query.Unnest;
import io.tributary.connect.jdbcagg.query.ValueType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/**
 * What records show of the types of the fields that one statement reads. A schema tells all at
 * once; without one a field shows its type with its first value that is not null.
 */
public final class FieldTypes {

  private final List<Expression.Field> fields;
  private final @Nullable Unnest unnest;
  private final Set<Expression.Field> grouping;

  public FieldTypes(AggregateStatement statement) {
    fields = statement.fields();
    unnest = statement.unnest();
    grouping =
        statement.groups().stream().flatMap(OutputColumn::fields).collect(Collectors.toSet());
  }

  /** The types that a record shows, by field. */
  public Map<Expression.Field, ValueType> shownBy(RowSource source) {
    Map<Expression.Field, ValueType> shown = new HashMap<>();
    for (Expression.Field field : fields) {
      Typed found = find(source, field);
      ValueType type = found == null ? null : typeOf(found, !grouping.contains(field));
      if (type != null) {
        shown.put(field, type);
      }
    }
    return shown;
  }

  private @Nullable Typed find(RowSource source, Expression.Field field) {
    SinkRecord record = source.record();
    return switch (field.source()) {
      case VALUE -> at(new Typed(null, source.value()), field.path());
      case KEY -> at(new Typed(record.keySchema(), record.key()), field.path());
      case HEADER -> {
        Header header = record.headers().lastWithName(field.path().get(0));
        List<String> below = field.path().subList(1, field.path().size());
        yield header == null ? null : at(new Typed(header.schema(), header.value()), below);
      }
      case ELEMENT -> element(source, field);
    };
  }

  private @Nullable Typed element(RowSource source, Expression.Field field) {
    Typed array = unnest == null ? null : find(source, unnest.array());
    if (array == null) {
      return null;
    }
    Object first = array.value() instanceof List<?> list && !list.isEmpty() ? list.get(0) : null;
    return at(new Typed(inside(array.schema(), Schema.Type.ARRAY), first), field.path());
  }

  /** The schema of a container's values. */
  private static @Nullable Schema inside(@Nullable Schema schema, Schema.Type container) {
    return schema != null && schema.type() == container ? schema.valueSchema() : null;
  }

  /** What lies at a path: by schemas as far as they reach, by maps beyond. */
  private static @Nullable Typed at(Typed root, List<String> path) {
    Typed at = root;
    for (String name : path) {
      Schema schema = at.schema();
      if (at.value() instanceof Struct struct) {
        schema = struct.schema();
      }
      if (schema != null && schema.type() == Schema.Type.STRUCT) {
        Field field = schema.field(name);
        if (field == null) {
          return null;
        }
        at = new Typed(field.schema(), at.value() instanceof Struct it ? it.get(field) : null);
      } else if (at.value() instanceof Map<?, ?> map) {
        at = new Typed(inside(schema, Schema.Type.MAP), map.get(name));
      } else {
        return null;
      }
    }
    return at;
  }

  private static @Nullable ValueType typeOf(Typed found, boolean aggregated) {
    if (found.schema() != null) {
      return ValueTypes.of(found.schema()).orElse(null);
    }
    Object value = Canonical.of(found.value());
    return value == null ? null : ValueTypes.ofValue(value, aggregated).orElse(null);
  }

  private record Typed(@Nullable Schema schema, @Nullable Object value) {}
}
