package io.tributary.connect.smt.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far an inferred schema may grow.
 *
 * @param name of every schema, null for none
 * @param seed the columns to start with
 * @param maxDepth how many objects deep an object is a STRUCT; below it is JSON text
 * @param maxFields of one topic's schema, those of nested structs included
 * @param maxVersions how often one topic's schema may change
 */
public record InferenceSettings(
    @Nullable String name,
    List<Column> seed,
    int maxDepth,
    int maxFields,
    int maxVersions,
    OnSchemaLimit onLimit) {

  public InferenceSettings {
    seed = List.copyOf(seed);
  }

  InferenceSettings withSeed(List<Column> columns) {
    return new InferenceSettings(name, columns, maxDepth, maxFields, maxVersions, onLimit);
  }
}
