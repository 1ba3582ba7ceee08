package io.tributary.connect.smt;

import io.tributary.connect.smt.dedupe.Seen;
import io.tributary.connect.smt.expr.Expression;
import io.tributary.connect.smt.path.FieldPath;
import io.tributary.connect.smt.schema.Column;
import java.util.List;
import java.util.Map;

/**
 * A config, compiled.
 *
 * @param fields what of a record is compared; all of its value where empty
 */
record DedupeSettings(
    Expression key,
    Map<String, Column> types,
    List<FieldPath> fields,
    DedupeScope scope,
    Seen seen) {}
