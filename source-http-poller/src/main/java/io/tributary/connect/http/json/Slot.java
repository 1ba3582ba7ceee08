package io.tributary.connect.http.json;

/**
 * Where a value of a document goes.
 *
 * @param index in the array of values that a walk fills
 * @param text whether a number is wanted as it is written
 * @param array whether an array is wanted as a list
 */
record Slot(int index, boolean text, boolean array) {}
