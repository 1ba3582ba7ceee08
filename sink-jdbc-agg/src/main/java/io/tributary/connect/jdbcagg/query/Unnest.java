package io.tributary.connect.jdbcagg.query;

/**
 * {@code CROSS JOIN UNNEST(array) AS alias}: the statement sees each element of the array as a
 * record of its own. Null and an empty array have none.
 */
public record Unnest(Expression.Field array, String alias) {
  @Override
  public String toString() {
    return "UNNEST(" + array + ") AS " + SqlText.name(alias);
  }
}
