package io.tributary.connect.jdbcagg.jsqlparser;

import io.tributary.connect.jdbcagg.query.Expression.Field;
import io.tributary.connect.jdbcagg.query.PlanRefusedException;
import io.tributary.connect.jdbcagg.query.Unnest;
import java.util.List;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.TableFunction;
import org.jspecify.annotations.Nullable;

/** Reads FROM: a topic, and an array of its records that is unnested. */
final class FromReader {

  private static final String FORM =
      "Write FROM <topic> CROSS JOIN UNNEST(<array field>) AS <alias>.";

  private final Refusals refusals;
  private final Names names;

  FromReader(Refusals refusals, Names names) {
    this.refusals = refusals;
    this.names = names;
  }

  /** What the statement reads, and what names mean in it. */
  record From(String topic, @Nullable Unnest unnest, Scope scope) {}

  From read(PlainSelect select) throws PlanRefusedException {
    if (!(select.getFromItem() instanceof Table source)) {
      throw refusals.of(
          "FROM must name one topic, without sub-query",
          "Reshape before the sink; write one statement per topic.");
    }
    String topic = names.topic(source);
    String topicAlias =
        source.getAlias() == null ? "" : names.unquote(source, source.getAlias().getName());
    Scope scope = new Scope(refusals, names, topicAlias, "");
    List<Join> joins = select.getJoins();
    if (joins == null || joins.isEmpty()) {
      return new From(topic, null, scope);
    }
    Unnest unnest = unnest(joins, scope);
    if (unnest.alias().equals(topicAlias)) {
      throw refusals.at(
          source, "topic and elements are both named " + topicAlias, "Rename one of them.");
    }
    return new From(topic, unnest, new Scope(refusals, names, topicAlias, unnest.alias()));
  }

  private Unnest unnest(List<Join> joins, Scope scope) throws PlanRefusedException {
    Join join = joins.get(0);
    if (joins.size() > 1 || !(join.getFromItem() instanceof TableFunction table)) {
      throw refusals.of(
          "FROM must name one topic: JOIN is not supported",
          "Join before the sink, for example with the transform Lookup. For arrays: " + FORM);
    }
    if (!(array(join, table) instanceof Column array)) {
      throw refusals.at(join, "'" + join + "' is not supported", FORM);
    }
    if (table.getAlias() == null || table.getAlias().getAliasColumns() != null) {
      throw refusals.at(join, "'" + join + "' gives its elements no plain name", FORM);
    }
    if (!(scope.read(array) instanceof Field field)) {
      throw refusals.at(join, array + " is no array", FORM);
    }
    return new Unnest(field, names.unquote(join, table.getAlias().getName()));
  }

  /** The one argument of a plain UNNEST; null where the join is anything else. */
  private static @Nullable Expression array(Join join, TableFunction table) {
    Function call = table.getFunction();
    if (call == null || !call.getName().equalsIgnoreCase("UNNEST")) {
      return null;
    }
    String plain =
        (join.isCross() ? "CROSS JOIN " : "")
            + call
            + (table.getAlias() == null ? "" : table.getAlias());
    boolean onlyUnnests = (join.isCross() || join.isSimple()) && join.toString().equals(plain);
    boolean one = call.getParameters() != null && call.getParameters().size() == 1;
    return onlyUnnests && one ? (Expression) call.getParameters().get(0) : null;
  }
}
