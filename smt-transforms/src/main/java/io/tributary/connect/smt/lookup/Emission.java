package io.tributary.connect.smt.lookup;

import io.tributary.connect.smt.schema.Column;

/**
 * A column that is added to records.
 *
 * @param join which join's, and the place of the column in its rows
 * @param name of the field that it becomes
 */
public record Emission(int join, int index, Column column, String name) {}
