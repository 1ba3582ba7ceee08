package io.tributary.connect.smt;

import io.tributary.connect.smt.jolt.Chain;
import io.tributary.connect.smt.jolt.slot.SlotPlan;
import io.tributary.connect.smt.jolt.step.Limits;
import io.tributary.connect.smt.path.FieldPath;
import io.tributary.connect.smt.path.FieldSwap;
import io.tributary.connect.smt.schema.OutputSchema;
import org.jspecify.annotations.Nullable;

/**
 * A transform's configuration, compiled.
 *
 * @param plan the chain in a faster form, null where it has none
 * @param schema null where the output has none
 * @param field what the spec works on, null for the whole
 * @param swap puts the output in the field's place, null where there is no field
 */
record JoltSettings(
    Chain chain,
    @Nullable SlotPlan plan,
    @Nullable OutputSchema schema,
    OnEmpty onEmpty,
    Limits limits,
    @Nullable FieldPath field,
    @Nullable FieldSwap swap) {

  JoltSettings(
      Chain chain,
      @Nullable SlotPlan plan,
      @Nullable OutputSchema schema,
      OnEmpty onEmpty,
      Limits limits,
      @Nullable FieldPath field) {
    this(chain, plan, schema, onEmpty, limits, field, field == null ? null : new FieldSwap(field));
  }
}
