package io.tributary.connect.http.json;

import io.tributary.connect.http.model.Pick;

/**
 * Where a value of a document goes.
 *
 * @param index in the array of values that a walk fills
 */
record Slot(int index, Pick.As as) {}
