package io.tributary.connect.hudi.lake;

import io.tributary.connect.hudi.model.TableFailure;
import io.tributary.connect.kit.error.FailureKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** What would become of the table's columns, for those who do not want just any change. */
final class SchemaChange {

  private SchemaChange() {}

  /**
   * Refuses a record in which a column has probably got another name: one is missing and a new one
   * of its type stands between the same neighbours.
   *
   * @throws DataException naming the two
   */
  static void requireNoRename(Schema table, Schema record) {
    requireNoRename(table, record, "");
  }

  private static void requireNoRename(Schema table, Schema record, String path) {
    Set<String> shared = new HashSet<>(names(table));
    shared.retainAll(names(record));
    for (Schema.Field brought : record.getFields()) {
      Schema.Field kept = table.getField(brought.name());
      if (kept == null) {
        replaced(table, record, brought, shared)
            .ifPresent(
                gone -> {
                  throw new DataException(
                      "column %s%s seems to be renamed to %s, which would leave the values of older rows behind under the old name; rename it back with a transform such as ReplaceField, write to a new table.path, or set schema.renamed.columns=add"
                          .formatted(path, gone.name(), brought.name()));
                });
      } else {
        Schema inTable = element(kept.schema());
        Schema inRecord = element(brought.schema());
        if (inTable.getType() == Schema.Type.RECORD && inRecord.getType() == Schema.Type.RECORD) {
          requireNoRename(inTable, inRecord, path + kept.name() + ".");
        }
      }
    }
  }

  /** The table's column in whose place the record has another one. */
  private static Optional<Schema.Field> replaced(
      Schema table, Schema record, Schema.Field brought, Set<String> shared) {
    @Nullable String before = neighbour(record, brought.pos(), -1, shared);
    @Nullable String after = neighbour(record, brought.pos(), 1, shared);
    return table.getFields().stream()
        .filter(kept -> record.getField(kept.name()) == null)
        .filter(kept -> sameType(kept.schema(), brought.schema()))
        .filter(kept -> Objects.equals(before, neighbour(table, kept.pos(), -1, shared)))
        .filter(kept -> Objects.equals(after, neighbour(table, kept.pos(), 1, shared)))
        .findFirst();
  }

  private static @Nullable String neighbour(
      Schema schema, int position, int step, Set<String> shared) {
    List<Schema.Field> fields = schema.getFields();
    for (int i = position + step; i >= 0 && i < fields.size(); i += step) {
      if (shared.contains(fields.get(i).name())) {
        return fields.get(i).name();
      }
    }
    return null;
  }

  private static boolean sameType(Schema kept, Schema brought) {
    Schema one = SchemaUnion.notNull(kept);
    Schema other = SchemaUnion.notNull(brought);
    return one.getType() == other.getType()
        && SchemaUnion.describe(one).equals(SchemaUnion.describe(other));
  }

  /**
   * Refuses any change of the table's columns.
   *
   * @throws TableFailure naming the first column that would be new or wider
   */
  static void requireNone(Schema table, Schema wanted) {
    if (!table.equals(wanted)) {
      throw new TableFailure(
          FailureKind.REFUSED,
          "The record would change the table: column %s is new or wider, and schema.evolution=fail. Change the topic's schema back, or let the table grow with schema.evolution=add."
              .formatted(firstChange(table, wanted, "")),
          null);
    }
  }

  private static String firstChange(Schema table, Schema wanted, String path) {
    for (Schema.Field column : wanted.getFields()) {
      Schema.Field kept = table.getField(column.name());
      if (kept == null) {
        return path + column.name();
      }
      if (!kept.schema().equals(column.schema())) {
        Schema before = element(kept.schema());
        Schema after = element(column.schema());
        return before.getType() == Schema.Type.RECORD && after.getType() == Schema.Type.RECORD
            ? firstChange(before, after, path + column.name() + ".")
            : path + column.name();
      }
    }
    return path;
  }

  /** What an array or a map holds, at any depth; anything else itself. */
  private static Schema element(Schema type) {
    Schema inner = SchemaUnion.notNull(type);
    while (inner.getType() == Schema.Type.ARRAY || inner.getType() == Schema.Type.MAP) {
      inner =
          SchemaUnion.notNull(
              inner.getType() == Schema.Type.ARRAY ? inner.getElementType() : inner.getValueType());
    }
    return inner;
  }

  private static List<String> names(Schema record) {
    List<String> names = new ArrayList<>();
    record.getFields().forEach(field -> names.add(field.name()));
    return names;
  }
}
