package io.tributary.connect.smt;

import io.tributary.connect.smt.jolt.Chain;
import io.tributary.connect.smt.jolt.step.Limits;
import io.tributary.connect.smt.schema.OutputSchema;
import org.jspecify.annotations.Nullable;

/**
 * A transform's configuration, compiled.
 *
 * @param schema null where the output has none
 */
record JoltSettings(Chain chain, @Nullable OutputSchema schema, OnEmpty onEmpty, Limits limits) {}
