package io.tributary.connect.jdbcagg.upsert;

import io.tributary.connect.jdbcagg.config.UpsertSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/**
 * The fields that the records of one pair of schemas have.
 *
 * @param keys those that tell rows apart
 * @param others the others; those of a deletion do not count
 */
record RowFields(List<RowField> keys, List<RowField> others) {

  /**
   * Finds out which they are.
   *
   * @param key the record's key
   * @param row null where the record's key alone names the row
   * @throws DataException if a field of the key is nowhere
   */
  static RowFields of(
      UpsertSettings settings,
      @Nullable Schema keySchema,
      @Nullable Object key,
      @Nullable Object row) {
    List<RowField> keys = new ArrayList<>();
    Collection<String> keyNames =
        settings.keyFields().isEmpty() ? names(key, keySchema) : settings.keyFields();
    for (String name : keyNames) {
      keys.add(keyField(settings, keySchema, key, row, name));
    }
    if (keys.isEmpty()) {
      throw new DataException(
          "the record's key is no struct, so its column has no name; give it in record.key.fields");
    }
    List<RowField> others = new ArrayList<>();
    if (row != null) {
      addOthers(settings, row, new HashSet<>(keyNames), others);
    }
    requireOneFieldPerColumn(keys, others);
    return new RowFields(List.copyOf(keys), List.copyOf(others));
  }

  private static RowField keyField(
      UpsertSettings settings,
      @Nullable Schema keySchema,
      @Nullable Object key,
      @Nullable Object row,
      String name) {
    String column = settings.columns().getOrDefault(name, name);
    if (Rows.has(row, name)) {
      return field(name, column, RowField.Origin.VALUE, Rows.schema(row));
    }
    if (Rows.has(key, name)) {
      return field(name, column, RowField.Origin.KEY, Rows.schema(key));
    }
    if (key != null && !Rows.isRow(key) && settings.keyFields().size() == 1) {
      return new RowField(
          name,
          column,
          RowField.Origin.WHOLE_KEY,
          keySchema == null ? null : CellReader.of(keySchema),
          null);
    }
    throw new DataException(
        "field '%s' of record.key.fields is in neither the record's value nor its key"
            .formatted(name));
  }

  private static void addOthers(
      UpsertSettings settings, Object row, Set<String> keys, List<RowField> others) {
    Map<String, String> columns = new HashMap<>(settings.columns());
    boolean all = columns.isEmpty();
    Collection<String> names = all ? names(row, Rows.schema(row)) : settings.columns().keySet();
    for (String name : names) {
      if (!keys.contains(name) && !(all && isMark(settings, name))) {
        others.add(otherField(row, name, columns.getOrDefault(name, name)));
      }
    }
    String ordering = settings.orderingField();
    if (ordering != null && !keys.contains(ordering) && !names.contains(ordering)) {
      others.add(otherField(row, ordering, ordering));
    }
  }

  private static boolean isMark(UpsertSettings settings, String name) {
    return ChangeReader.isMark(settings.format(), name);
  }

  private static RowField otherField(Object row, String name, String column) {
    return Rows.has(row, name)
        ? field(name, column, RowField.Origin.VALUE, Rows.schema(row))
        : new RowField(name, column, RowField.Origin.ABSENT, null, null);
  }

  private static RowField field(
      String name, String column, RowField.Origin origin, @Nullable Schema container) {
    Field field = container == null ? null : container.field(name);
    return new RowField(
        name, column, origin, field == null ? null : CellReader.of(field.schema()), field);
  }

  private static Collection<String> names(@Nullable Object row, @Nullable Schema schema) {
    if (schema != null && schema.type() == Schema.Type.STRUCT) {
      return schema.fields().stream().map(Field::name).toList();
    }
    return row instanceof Map<?, ?> map
        ? map.keySet().stream().map(String::valueOf).toList()
        : List.of();
  }

  private static void requireOneFieldPerColumn(List<RowField> keys, List<RowField> others) {
    Set<String> columns = new HashSet<>();
    for (List<RowField> fields : List.of(keys, others)) {
      for (RowField field : fields) {
        if (!columns.add(field.column().toLowerCase(Locale.ROOT))) {
          throw new DataException(
              "two fields of the record go to column %s, as names of columns do not tell capitals apart. Name one of them differently in record.fields"
                  .formatted(field.column()));
        }
      }
    }
  }
}
