package io.tributary.connect.smt;

import io.tributary.connect.smt.edit.RowPlace;
import io.tributary.connect.smt.jolt.Chain;
import io.tributary.connect.smt.jolt.slot.SlotPlan;
import io.tributary.connect.smt.jolt.step.Limits;
import io.tributary.connect.smt.path.FieldPath;
import io.tributary.connect.smt.schema.OutputSchema;
import io.tributary.connect.smt.schema.Typing;
import org.jspecify.annotations.Nullable;

/**
 * A transform's configuration, compiled.
 *
 * @param plan the chain in a faster form, null where it has none
 * @param typing how the output is typed, null where it has no schema
 * @param field what the spec works on, null for the whole
 * @param place puts the output in the field's place, null where there is no field
 */
record JoltSettings(
    Chain chain,
    @Nullable SlotPlan plan,
    @Nullable Typing typing,
    OnEmpty onEmpty,
    Limits limits,
    @Nullable FieldPath field,
    @Nullable RowPlace place) {

  JoltSettings(
      Chain chain,
      @Nullable SlotPlan plan,
      @Nullable Typing typing,
      OnEmpty onEmpty,
      Limits limits,
      @Nullable FieldPath field) {
    this(chain, plan, typing, onEmpty, limits, field, field == null ? null : new RowPlace(field));
  }

  /** The schema that is declared, null where it is inferred or there is none. */
  @Nullable OutputSchema schema() {
    return typing instanceof OutputSchema declared ? declared : null;
  }
}
