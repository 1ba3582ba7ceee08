package io.tributary.connect.smt.edit;

import io.tributary.connect.smt.bridge.SchemaCache;
import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.path.FieldPath;
import io.tributary.connect.smt.problem.BadValueException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Sets and drops fields of structs and maps. The schema of the output is planned once for each
 * schema of the input.
 *
 * <p>Threading: one thread, as the transform that owns it.
 */
public final class RecordEdit {

  private final FieldEdits edits;
  private final List<Schema> schemas;
  private final SchemaCache<StructEdit> plans = new SchemaCache<>();

  /**
   * Edits of fields, of which none holds another.
   *
   * @param sets the index of the value that each path is set to
   * @param schemas of the values, by their index
   */
  public RecordEdit(List<FieldPath> drops, Map<FieldPath, Integer> sets, List<Schema> schemas) {
    this.edits = FieldEdits.of(drops, sets);
    this.schemas = List.copyOf(schemas);
  }

  public boolean isEmpty() {
    return edits.isEmpty();
  }

  /**
   * The edited object with its schema, which is null for maps; what it reads stays as it is.
   *
   * @param values as their schemas want them; in a map they become plain
   */
  public SchemaAndValue apply(Object data, @Nullable Object[] values) {
    if (data instanceof Struct struct) {
      StructEdit plan = plans.of(struct.schema(), input -> StructEdit.plan(input, edits, schemas));
      return new SchemaAndValue(plan.schema(), plan.apply(struct, values));
    }
    if (Tree.isObject(data)) {
      return new SchemaAndValue(null, MapEdit.apply(data, edits, values));
    }
    throw new BadValueException("only structs and maps have fields to set or drop");
  }
}
