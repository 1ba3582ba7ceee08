package io.tributary.connect.jdbcagg.row;

import io.tributary.connect.jdbcagg.query.AggregateFunction;
import io.tributary.connect.jdbcagg.query.AggregateStatement;
import io.tributary.connect.jdbcagg.query.OutputColumn;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/**
 * The types of the fields whose values one statement keeps, learnt from the records. A schema tells
 * all at once; without one each field's type is unknown until its first value that is not null.
 */
public final class FieldTypes {

  private final Map<String, Use> uses = new LinkedHashMap<>();
  private final Map<String, ValueType> types = new HashMap<>();

  public FieldTypes(AggregateStatement statement) {
    for (OutputColumn.Group group : statement.groups()) {
      uses.put(group.field(), new Use(true, false));
    }
    for (OutputColumn.Aggregate aggregate : statement.aggregates()) {
      String field = aggregate.field();
      AggregateFunction function = aggregate.function();
      if (field != null && function != AggregateFunction.COUNT) {
        boolean sums = function == AggregateFunction.SUM || function == AggregateFunction.AVG;
        uses.merge(field, new Use(false, sums), Use::and);
      }
    }
  }

  /** Whether nothing is left to learn. */
  public boolean complete() {
    return types.size() == uses.size();
  }

  /**
   * Learns what a record tells of the types still unknown. A type that the statement cannot use,
   * such as text where it sums, stays unlearnt, and the record will not fit.
   *
   * @return whether it told something new
   */
  public boolean learn(SinkRecord record) {
    int before = types.size();
    uses.forEach(
        (field, use) -> {
          if (!types.containsKey(field)) {
            typeIn(record.value(), field, use)
                .filter(type -> !use.sums() || type.isNumber())
                .ifPresent(type -> types.put(field, type));
          }
        });
    return types.size() > before;
  }

  /** The type of a field; empty while it is unknown. */
  public Optional<ValueType> of(String field) {
    return Optional.ofNullable(types.get(field));
  }

  /** The fields whose type is unknown. */
  public List<String> unknown() {
    return uses.keySet().stream().filter(field -> !types.containsKey(field)).toList();
  }

  private static Optional<ValueType> typeIn(@Nullable Object value, String field, Use use) {
    if (value instanceof Struct struct) {
      Field found = struct.schema().field(field);
      return found == null ? Optional.empty() : ValueTypes.of(found.schema());
    }
    if (value instanceof Map<?, ?> map) {
      Object known = Canonical.of(map.get(field));
      return known == null ? Optional.empty() : ValueTypes.ofValue(known, !use.groups());
    }
    return Optional.empty();
  }

  /** What a statement does with a field. */
  private record Use(boolean groups, boolean sums) {
    Use and(Use other) {
      return new Use(groups || other.groups, sums || other.sums);
    }
  }
}
