package io.tributary.connect.smt;

import io.tributary.connect.smt.edit.RowPlace;
import io.tributary.connect.smt.fromjson.JsonRows;
import io.tributary.connect.smt.path.FieldPath;
import org.jspecify.annotations.Nullable;

/**
 * A config, compiled.
 *
 * @param field where the JSON is, null where it is the whole key or value
 * @param place where the row goes, null where it is the whole
 */
record FromJsonSettings(JsonRows rows, @Nullable FieldPath field, @Nullable RowPlace place) {}
