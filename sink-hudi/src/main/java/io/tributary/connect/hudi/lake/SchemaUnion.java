package io.tributary.connect.hudi.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.kafka.connect.errors.DataException;

/**
 * The columns that hold both what the table has and what a record brings: new columns at the end,
 * absent ones kept, whole and broken numbers as wide as the wider of the two. Anything else is
 * refused, before a byte is written.
 */
final class SchemaUnion {

  private SchemaUnion() {}

  static Schema of(Schema table, Schema record) {
    return of(table, record, Widening.EVERYWHERE);
  }

  static Schema of(Schema table, Schema record, Widening widening) {
    return table.equals(record) ? table : records(table, record, "", widening);
  }

  private static Schema records(Schema table, Schema record, String path, Widening widening) {
    List<Schema.Field> fields = new ArrayList<>();
    for (Schema.Field kept : table.getFields()) {
      Schema.Field brought = record.getField(kept.name());
      Schema type = kept.schema();
      if (brought == null) {
        requireNullable(kept, path);
      } else {
        type = types(kept.schema(), brought.schema(), path + kept.name(), widening);
      }
      fields.add(field(kept.name(), type));
    }
    for (Schema.Field brought : record.getFields()) {
      if (table.getField(brought.name()) == null) {
        requireNewName(table, brought.name(), path);
        requireNullable(brought, path);
        fields.add(field(brought.name(), brought.schema()));
      }
    }
    return Schema.createRecord(
        table.getName(), table.getDoc(), table.getNamespace(), false, fields);
  }

  private static Schema types(Schema table, Schema record, String column, Widening widening) {
    Schema kept = notNull(table);
    Schema brought = notNull(record);
    boolean nullable = table.isUnion() || record.isUnion();
    Schema merged = nonNullTypes(kept, brought, column, widening);
    return nullable ? ColumnTypes.nullable(merged) : merged;
  }

  private static Schema nonNullTypes(
      Schema kept, Schema brought, String column, Widening widening) {
    if (kept.getType() == brought.getType()) {
      Widening inside = widening.inside();
      if (kept.getType() == Schema.Type.RECORD) {
        return records(kept, brought, column + ".", inside);
      }
      if (kept.getType() == Schema.Type.ARRAY) {
        return Schema.createArray(
            types(kept.getElementType(), brought.getElementType(), column + "[]", inside));
      }
      if (kept.getType() == Schema.Type.MAP) {
        return Schema.createMap(
            types(kept.getValueType(), brought.getValueType(), column + "{}", inside));
      }
      if (sameMeaning(kept, brought)) {
        return kept;
      }
    }
    if (widens(kept, brought)) {
      return widening == Widening.NOWHERE ? kept : brought;
    }
    if (widens(brought, kept) || isWholeForBroken(kept, brought)) {
      return kept;
    }
    throw new DataException(
        "column %s is %s in the table but %s in the record; rename the field or cast it back with a transform"
            .formatted(column, describe(kept), describe(brought)));
  }

  /** Where a number of a table becomes wider, as the record's is. */
  enum Widening {
    EVERYWHERE,
    /** In columns, but not in what structs, lists and maps hold. */
    COLUMNS,
    NOWHERE;

    Widening inside() {
      return this == EVERYWHERE ? EVERYWHERE : NOWHERE;
    }
  }

  private static boolean sameMeaning(Schema kept, Schema brought) {
    LogicalType keptAs = kept.getLogicalType();
    LogicalType broughtAs = brought.getLogicalType();
    if (keptAs instanceof LogicalTypes.Decimal a && broughtAs instanceof LogicalTypes.Decimal b) {
      // A table keeps its precision: files of two sizes in one column are more than readers take.
      return a.getScale() == b.getScale();
    }
    return Objects.equals(keptAs, broughtAs);
  }

  private static boolean widens(Schema from, Schema to) {
    if (from.getLogicalType() != null || to.getLogicalType() != null) {
      return false;
    }
    return (from.getType() == Schema.Type.INT && to.getType() == Schema.Type.LONG)
        || (from.getType() == Schema.Type.FLOAT && to.getType() == Schema.Type.DOUBLE);
  }

  /** A column of broken numbers takes whole ones; each is checked to be one that it can hold. */
  private static boolean isWholeForBroken(Schema kept, Schema brought) {
    boolean whole = brought.getType() == Schema.Type.INT || brought.getType() == Schema.Type.LONG;
    return kept.getType() == Schema.Type.DOUBLE && whole && brought.getLogicalType() == null;
  }

  private static void requireNullable(Schema.Field field, String path) {
    if (!field.schema().isUnion()) {
      throw new DataException(
          "column %s%s is part of the table's key but not of the record"
              .formatted(path, field.name()));
    }
  }

  private static void requireNewName(Schema table, String name, String path) {
    for (Schema.Field field : table.getFields()) {
      if (field.name().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
        throw new DataException(
            "column %s%s is named %s in the table; readers take the two for one"
                .formatted(path, name, field.name()));
      }
    }
  }

  /**
   * The columns of a record that the table has too.
   *
   * @return the part of {@code record} that {@link #of} can be asked about without columns growing
   */
  static Schema known(Schema table, Schema record) {
    List<Schema.Field> fields = new ArrayList<>();
    for (Schema.Field brought : record.getFields()) {
      Schema.Field kept = table.getField(brought.name());
      if (kept != null) {
        fields.add(field(brought.name(), knownType(kept.schema(), brought.schema())));
      }
    }
    return Schema.createRecord(
        record.getName(), record.getDoc(), record.getNamespace(), false, fields);
  }

  private static Schema knownType(Schema kept, Schema brought) {
    Schema table = notNull(kept);
    Schema record = notNull(brought);
    Schema known = record;
    if (table.getType() == record.getType()) {
      known =
          switch (record.getType()) {
            case RECORD -> known(table, record);
            case ARRAY ->
                Schema.createArray(knownType(table.getElementType(), record.getElementType()));
            case MAP -> Schema.createMap(knownType(table.getValueType(), record.getValueType()));
            default -> record;
          };
    }
    return brought.isUnion() ? ColumnTypes.nullable(known) : known;
  }

  /** The one type of a column beside null. */
  static Schema notNull(Schema type) {
    if (!type.isUnion()) {
      return type;
    }
    return type.getTypes().stream()
        .filter(option -> option.getType() != Schema.Type.NULL)
        .findFirst()
        .orElse(type);
  }

  private static Schema.Field field(String name, Schema type) {
    return type.isUnion()
        ? new Schema.Field(name, type, null, Schema.Field.NULL_DEFAULT_VALUE)
        : new Schema.Field(name, type);
  }

  static String describe(Schema type) {
    LogicalType logical = type.getLogicalType();
    if (logical instanceof LogicalTypes.Decimal decimal) {
      return "decimal(" + decimal.getPrecision() + "," + decimal.getScale() + ")";
    }
    return logical == null ? type.getType().getName() : logical.getName();
  }
}
