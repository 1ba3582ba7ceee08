package io.tributary.connect.jdbcagg.upsert;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** How the records of one pair of schemas become rows of a table; the key's columns come first. */
public final class RowLayout {

  private static final int NO_ORDER = -1;

  private final List<RowField> fields = new ArrayList<>();
  private final List<TableColumn> columns = new ArrayList<>();
  private final Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  private final int keys;
  private final int ordering;
  private final @Nullable String refusal;

  /**
   * @param orderingColumn null where the later record wins
   * @throws DataException if the table cannot take the key
   */
  RowLayout(RowFields read, RowTable table, @Nullable String orderingColumn) {
    String firstRefusal = null;
    for (RowField field : read.keys()) {
      String refused = add(field, table);
      if (refused != null) {
        throw new DataException(refused);
      }
    }
    keys = columns.size();
    for (RowField field : read.others()) {
      String refused = add(field, table);
      firstRefusal = firstRefusal == null ? refused : firstRefusal;
    }
    columns.forEach(column -> names.add(column.name()));
    ordering = indexOf(orderingColumn);
    if (firstRefusal == null && orderingColumn != null && ordering == NO_ORDER) {
      firstRefusal = "the record has no field for column " + orderingColumn + " of ordering.field";
    }
    refusal = firstRefusal == null ? unsaid(table) : firstRefusal;
  }

  /** The columns that rows are written to; those of the key first. */
  public List<TableColumn> columns() {
    return columns;
  }

  /** How many of the columns are the key's. */
  public int keys() {
    return keys;
  }

  /** Index of the column whose greatest value wins; -1 where there is none. */
  public int ordering() {
    return ordering;
  }

  /** Whether a row of this layout says all that one of the other does. */
  boolean covers(RowLayout other) {
    return this == other || names.containsAll(other.names);
  }

  /**
   * The key of a row.
   *
   * @throws DataException if a value is null or does not fit
   */
  RowKey key(@Nullable Object key, @Nullable Object row) {
    Object[] values = new Object[keys];
    for (int i = 0; i < keys; i++) {
      Object value = CellFit.fit(columns.get(i), fields.get(i).read(key, row));
      if (value == null) {
        throw new DataException(
            "field '%s', which tells rows apart, is null".formatted(fields.get(i).name()));
      }
      values[i] = value;
    }
    return new RowKey(values);
  }

  /**
   * The values of a row, in the order of the columns.
   *
   * @throws DataException if one does not fit
   */
  @Nullable Object[] values(RowKey rowKey, @Nullable Object key, @Nullable Object row) {
    if (refusal != null) {
      throw new DataException(refusal);
    }
    @Nullable Object[] values = new Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          i < keys
              ? rowKey.values().get(i)
              : CellFit.fit(columns.get(i), fields.get(i).read(key, row));
    }
    return values;
  }

  /**
   * The place among the versions of a row; null where there is none.
   *
   * @throws DataException if its value does not fit
   */
  @Nullable Place place(@Nullable Object key, @Nullable Object row) {
    return ordering == NO_ORDER || row == null
        ? null
        : Place.of(CellFit.fit(columns.get(ordering), fields.get(ordering).read(key, row)));
  }

  /** Why rows cannot have the field's column; null if they can. */
  private @Nullable String add(RowField field, RowTable table) {
    TableColumn column = table.column(field.column());
    if (column == null) {
      return field.origin() == RowField.Origin.ABSENT
          ? null
          : "table %s has no column %s. Add it, or leave the field out by record.fields"
              .formatted(table.name(), field.column());
    }
    if (column.presence() == TableColumn.Presence.GENERATED) {
      return "column %s of table %s is computed by the database. Leave the field out by record.fields"
          .formatted(column.name(), table.name());
    }
    CellReader reader = field.reader();
    if (reader != null && !CellFit.canHold(column.type(), reader.type())) {
      return "field '%s' is a %s, which column %s %s of table %s does not keep. Change the column's type, or leave the field out by record.fields"
          .formatted(field.name(), reader.type().kind(), column.name(), column.ddl(), table.name());
    }
    fields.add(field);
    columns.add(column);
    return null;
  }

  private @Nullable String unsaid(RowTable table) {
    for (TableColumn column : table.all()) {
      if (column.presence() == TableColumn.Presence.REQUIRED && !names.contains(column.name())) {
        return "column %s of table %s is NOT NULL without a default, and the record has no such field"
            .formatted(column.name(), table.name());
      }
    }
    return null;
  }

  private int indexOf(@Nullable String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equalsIgnoreCase(column)) {
        return i;
      }
    }
    return NO_ORDER;
  }
}
