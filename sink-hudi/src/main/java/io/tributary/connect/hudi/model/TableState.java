package io.tributary.connect.hudi.model;

import org.jspecify.annotations.Nullable;

/**
 * What the last commit of the table says.
 *
 * @param offsets {@link Offsets#EMPTY} before the first commit
 * @param schema null before the first commit
 * @param newest the newest commit, null before the first
 */
public record TableState(
    Offsets offsets, @Nullable TableSchema schema, @Nullable InstantId newest) {

  public static final TableState NEW = new TableState(Offsets.EMPTY, null, null);
}
