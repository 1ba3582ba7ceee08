package io.tributary.connect.smt.derive;

import io.tributary.connect.smt.derive.Target.Part;
import io.tributary.connect.smt.edit.RecordEdit;
import io.tributary.connect.smt.expr.Expressions;
import io.tributary.connect.smt.expr.Names;
import io.tributary.connect.smt.expr.RecordVariables;
import io.tributary.connect.smt.path.FieldPath;
import io.tributary.connect.smt.problem.Problems;
import io.tributary.connect.smt.schema.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.jspecify.annotations.Nullable;

/**
 * Assignments and drops, compiled.
 *
 * <p>Threading: one thread, as the transform that owns it.
 */
public final class Derivation {

  private final List<Assignment> assignments;
  private final RecordEdit edit;
  private final Map<String, Column> types;

  private Derivation(List<Assignment> assignments, List<FieldPath> drops, List<Column> types) {
    this.assignments = List.copyOf(assignments);
    Map<FieldPath, Integer> sets = new LinkedHashMap<>();
    for (int i = 0; i < assignments.size(); i++) {
      Target target = assignments.get(i).target();
      if (target.part() == Part.FIELD) {
        sets.put(target.path(), i);
      }
    }
    this.edit =
        new RecordEdit(
            drops, sets, assignments.stream().map(one -> one.column().schema()).toList());
    Map<String, Column> byName = new LinkedHashMap<>();
    types.forEach(column -> byName.put(column.name(), column));
    this.types = Map.copyOf(byName);
  }

  /**
   * Compiles assignments.
   *
   * @param set {@code target TYPE = expression, ...}; blank for none
   * @param drops the fields to leave out
   * @param types what the expressions read, empty where only a record tells
   */
  public static Derivation compile(
      String set,
      List<FieldPath> drops,
      List<Column> types,
      Expressions expressions,
      Problems problems) {
    Names names = types.isEmpty() ? Names.ofAnyFields() : Names.of(types);
    List<Assignment> assignments =
        set.isBlank() ? List.of() : new AssignmentParser(expressions, names, problems).parse(set);
    return new Derivation(assignments, drops, types);
  }

  /** The fields that are set, by their paths. */
  public List<FieldPath> fields() {
    List<FieldPath> fields = new ArrayList<>();
    for (Assignment assignment : assignments) {
      if (assignment.target().part() == Part.FIELD) {
        fields.add(assignment.target().path());
      }
    }
    return fields;
  }

  /** Whether the record's key is set as a whole. */
  public boolean setsKey() {
    return assignments.stream().anyMatch(one -> one.target().part() == Part.KEY);
  }

  /**
   * The values for a record, to be asked for by {@link Derived}.
   *
   * @param data the half of the record whose fields are meant
   */
  public Derived derive(ConnectRecord<?> record, @Nullable Schema schema, Object data) {
    @Nullable Object[] values = new Object[assignments.size()];
    RecordVariables variables = new RecordVariables(record, data, types);
    for (int i = 0; i < values.length; i++) {
      Assignment assignment = assignments.get(i);
      values[i] = assignment.evaluate(variables);
      if (assignment.target().isTopField()) {
        variables.put(assignment.target().path().first(), values[i]);
      }
    }
    SchemaAndValue edited =
        edit.isEmpty() ? new SchemaAndValue(schema, data) : edit.apply(data, values);
    return new Derived(assignments, values, edited);
  }
}
