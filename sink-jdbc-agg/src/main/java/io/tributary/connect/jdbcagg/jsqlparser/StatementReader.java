package io.tributary.connect.jdbcagg.jsqlparser;

import io.tributary.connect.jdbcagg.query.AggregateStatement;
import io.tributary.connect.jdbcagg.query.OutputColumn;
import io.tributary.connect.jdbcagg.query.PlanRefusedException;
import io.tributary.connect.jdbcagg.query.Predicate;
import io.tributary.connect.jdbcagg.query.Window;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import net.sf.jsqlparser.expression.DateUnitExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.select.GroupByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;

/**
 * Reads one INSERT .. SELECT. What is supported is read part by part; then the statement is put
 * together again from those parts alone, and any difference is a construct that was not read.
 */
final class StatementReader {

  private final Refusals refusals;
  private final Names names;
  private final SelectItemReader items;

  StatementReader(Refusals refusals) {
    this.refusals = refusals;
    this.names = new Names(refusals);
    this.items = new SelectItemReader(refusals, names);
  }

  AggregateStatement read(Insert insert) throws PlanRefusedException {
    if (insert.getColumns() != null) {
      throw refusals.of(
          "a column list after the table's name is not supported",
          "The columns take the names of the SELECT list; rename there with AS.");
    }
    if (!(insert.getSelect() instanceof PlainSelect select)) {
      throw refusals.unsupported("an INSERT without a plain SELECT");
    }
    if (!(select.getFromItem() instanceof Table source) || select.getJoins() != null) {
      throw refusals.of(
          "FROM must name one topic, without JOIN or sub-query",
          "Join or reshape before the sink; write one statement per topic.");
    }
    refuseOtherClauses(insert, select);
    String topic = names.topic(source);
    List<OutputColumn> columns = columns(select);
    checkGroups(select, columns);
    Predicate where =
        select.getWhere() == null
            ? Predicate.ALWAYS
            : new PredicateReader(refusals, names).read(select.getWhere());
    return new AggregateStatement(
        refusals.statement(),
        names.table(insert.getTable()),
        topic,
        null,
        window(select),
        columns,
        where);
  }

  private void refuseOtherClauses(Insert insert, PlainSelect select) throws PlanRefusedException {
    Map<String, Boolean> refused = new LinkedHashMap<>();
    refused.put("HAVING", select.getHaving() != null);
    refused.put("DISTINCT", select.getDistinct() != null);
    refused.put("ORDER BY", select.getOrderByElements() != null);
    refused.put("LIMIT", select.getLimit() != null);
    refused.put("WITH", insert.getWithItemsList() != null || select.getWithItemsList() != null);
    for (Map.Entry<String, Boolean> clause : refused.entrySet()) {
      if (clause.getValue()) {
        throw refusals.unsupported(clause.getKey());
      }
    }
    PlainSelect known = new PlainSelect();
    known.setSelectItems(select.getSelectItems());
    known.setFromItem(select.getFromItem());
    known.setWhere(select.getWhere());
    known.setGroupByElement(select.getGroupBy());
    Insert rebuilt = new Insert().withTable(insert.getTable()).withSelect(known);
    if (!rebuilt.toString().equals(insert.toString())) {
      throw refusals.unsupported("a clause other than INSERT INTO, SELECT, FROM, WHERE, GROUP BY");
    }
  }

  private Window window(PlainSelect select) throws PlanRefusedException {
    for (SelectItem<?> item : select.getSelectItems()) {
      if (item.getExpression() instanceof Function function
          && function.getName().equalsIgnoreCase("TUMBLE")) {
        return items.window(function);
      }
    }
    throw refusals.of("the SELECT list holds 0 TUMBLE windows", "Give one.");
  }

  private List<OutputColumn> columns(PlainSelect select) throws PlanRefusedException {
    List<OutputColumn> columns = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    int windows = 0;
    boolean aggregates = false;
    for (SelectItem<?> item : select.getSelectItems()) {
      OutputColumn column = items.read(item);
      if (!taken.add(column.name().toLowerCase(Locale.ROOT))) {
        throw refusals.of(
            "two columns are named " + column.name(), "Rename one with AS; case does not count.");
      }
      windows += column instanceof OutputColumn.WindowBound ? 1 : 0;
      aggregates |= column instanceof OutputColumn.Aggregate;
      columns.add(column);
    }
    if (windows != 1) {
      throw refusals.of(
          "the SELECT list holds " + windows + " TUMBLE windows",
          "Give exactly one, such as TUMBLE(<time field>, INTERVAL '1' MINUTE) AS minute.");
    }
    if (!aggregates) {
      throw refusals.of(
          "the SELECT list aggregates nothing", "Add at least one of " + SelectItemReader.KNOWN);
    }
    return columns;
  }

  private void checkGroups(PlainSelect select, List<OutputColumn> columns)
      throws PlanRefusedException {
    GroupByElement groupBy = select.getGroupBy();
    List<OutputColumn> missing =
        new ArrayList<>(
            columns.stream().filter(c -> !(c instanceof OutputColumn.Aggregate)).toList());
    if (groupBy == null) {
      throw refusals.of(
          "GROUP BY is missing", "Group by all columns that are no aggregate, TUMBLE included.");
    }
    List<Expression> keys = expressions(groupBy);
    for (Expression key : keys) {
      OutputColumn grouped = grouped(key, columns, window(select));
      if (!missing.remove(grouped)) {
        throw refusals.of("GROUP BY names " + key + " twice", "Name it once.");
      }
    }
    if (!missing.isEmpty()) {
      throw refusals.of(
          "column " + missing.get(0).name() + " is neither an aggregate nor in GROUP BY",
          "Add it to GROUP BY, or aggregate it, for example with LAST.");
    }
  }

  private List<Expression> expressions(GroupByElement groupBy) throws PlanRefusedException {
    boolean plain = groupBy.getGroupingSets().isEmpty() && !groupBy.isMysqlWithRollup();
    if (!plain || groupBy.getGroupByExpressionList() == null) {
      throw refusals.unsupported("GROUPING SETS or ROLLUP");
    }
    List<Expression> keys = new ArrayList<>();
    for (Object key : groupBy.getGroupByExpressionList()) {
      keys.add((Expression) key);
    }
    return keys;
  }

  /** The column that an item of GROUP BY means: by the same expression, or by its name. */
  private OutputColumn grouped(Expression key, List<OutputColumn> columns, Window selected)
      throws PlanRefusedException {
    if (key instanceof Function function) {
      Window window = items.window(function);
      for (OutputColumn column : columns) {
        if (column instanceof OutputColumn.WindowBound && selected.equals(window)) {
          return column;
        }
      }
      throw refusals.of(
          "GROUP BY " + key + " is not the window of the SELECT list", "Repeat that one.");
    }
    if (key instanceof DateUnitExpression unit) {
      return named(unit.toString(), columns, String::equalsIgnoreCase);
    }
    if (key instanceof Column column) {
      return named(items.field(column).toString(), columns, String::equals);
    }
    throw refusals.unsupported("GROUP BY " + key);
  }

  /** The column whose field, or window whose name, is grouped by. */
  private OutputColumn named(
      String name, List<OutputColumn> columns, BiPredicate<String, String> same)
      throws PlanRefusedException {
    for (OutputColumn candidate : columns) {
      boolean sameField =
          candidate instanceof OutputColumn.Group group
              && same.test(group.expression().toString(), name);
      boolean sameWindow =
          candidate instanceof OutputColumn.WindowBound window && same.test(window.name(), name);
      if (sameField || sameWindow) {
        return candidate;
      }
    }
    throw refusals.of(
        "GROUP BY field " + name + " is not in the SELECT list",
        "Select it too: the table's columns are the SELECT list.");
  }
}
