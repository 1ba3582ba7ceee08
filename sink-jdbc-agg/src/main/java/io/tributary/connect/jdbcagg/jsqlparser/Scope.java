package io.tributary.connect.jdbcagg.jsqlparser;

import io.tributary.connect.jdbcagg.query.Expression;
import io.tributary.connect.jdbcagg.query.Expression.Coordinate;
import io.tributary.connect.jdbcagg.query.Expression.Source;
import io.tributary.connect.jdbcagg.query.PlanRefusedException;
import java.util.List;
import java.util.Map;
import net.sf.jsqlparser.schema.Column;

/**
 * What names mean in a statement.
 *
 * @param topicAlias empty where the topic has none
 * @param elementAlias empty where no array is unnested
 */
record Scope(Refusals refusals, Names names, String topicAlias, String elementAlias) {

  private static final Map<String, Coordinate> COORDINATES =
      Map.of(
          "_topic", Coordinate.TOPIC,
          "_partition", Coordinate.PARTITION,
          "_offset", Coordinate.OFFSET,
          "_timestamp", Coordinate.TIMESTAMP);

  private static final String KEY = "_key";
  private static final String HEADERS = "_headers";
  private static final String BACKTICKS =
      "Put the name between backticks if it is a field of the record.";

  /** What a name stands for. */
  Expression read(Column column) throws PlanRefusedException {
    List<Names.Part> parts = names.path(column);
    Names.Part first = parts.get(0);
    List<String> path = parts.stream().map(Names.Part::name).toList();
    List<String> below = path.subList(1, path.size());
    if (first.name().equals(elementAlias)) {
      return new Expression.Field(Source.ELEMENT, below);
    }
    if (first.name().equals(topicAlias) && !below.isEmpty()) {
      return new Expression.Field(Source.VALUE, below);
    }
    if (first.quoted()) {
      return new Expression.Field(Source.VALUE, path);
    }
    return unquoted(column, first.name(), path);
  }

  private Expression unquoted(Column column, String first, List<String> path)
      throws PlanRefusedException {
    List<String> below = path.subList(1, path.size());
    Coordinate coordinate = COORDINATES.get(first);
    if (coordinate != null) {
      if (!below.isEmpty()) {
        throw refusals.at(column, first + " has no fields", BACKTICKS);
      }
      return new Expression.Position(coordinate);
    }
    if (first.equals(KEY)) {
      return new Expression.Field(Source.KEY, below);
    }
    if (first.equals(HEADERS)) {
      if (below.isEmpty()) {
        throw refusals.at(column, "_headers alone is no value", "Write _headers.<name>.");
      }
      return new Expression.Field(Source.HEADER, below);
    }
    if (ColumnReader.isWindowBound(first) && below.isEmpty()) {
      throw refusals.at(
          column,
          first + " stands alone in the SELECT list only",
          "Compute with the window's bounds where you read the table. " + BACKTICKS);
    }
    return new Expression.Field(Source.VALUE, path);
  }
}
