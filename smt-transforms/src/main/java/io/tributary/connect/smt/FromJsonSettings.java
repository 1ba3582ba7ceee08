package io.tributary.connect.smt;

import io.tributary.connect.smt.edit.RecordEdit;
import io.tributary.connect.smt.fromjson.JsonRows;
import io.tributary.connect.smt.path.FieldPath;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A config, compiled.
 *
 * @param field where the JSON is, null where it is the whole key or value
 * @param rowSchema the schema of a row in its place, where there may be none
 * @param edit puts the row in its place
 */
record FromJsonSettings(
    JsonRows rows, @Nullable FieldPath field, Schema rowSchema, RecordEdit edit) {}
