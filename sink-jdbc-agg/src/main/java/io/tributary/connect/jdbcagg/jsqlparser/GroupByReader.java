package io.tributary.connect.jdbcagg.jsqlparser;

import io.tributary.connect.jdbcagg.jsqlparser.ColumnReader.Item;
import io.tributary.connect.jdbcagg.query.OutputColumn;
import io.tributary.connect.jdbcagg.query.PlanRefusedException;
import io.tributary.connect.jdbcagg.query.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.sf.jsqlparser.expression.DateUnitExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.GroupByElement;
import org.jspecify.annotations.Nullable;

/** Reads GROUP BY, and checks it against the SELECT list. */
final class GroupByReader {

  private final Refusals refusals;
  private final ExpressionReader expressions;
  private final WindowReader windows;
  private final List<Item> items;
  private final List<Item> missing;
  private @Nullable Window selected;
  private @Nullable Window window;

  GroupByReader(Refusals refusals, ExpressionReader expressions, List<Item> items)
      throws PlanRefusedException {
    this.refusals = refusals;
    this.expressions = expressions;
    this.windows = new WindowReader(refusals, expressions);
    this.items = items;
    this.missing =
        new ArrayList<>(
            items.stream().filter(item -> item.column() instanceof OutputColumn.Group).toList());
    for (Item item : items) {
      if (item.window() != null && selected != null && !item.window().equals(selected)) {
        throw refusals.at(
            item.node(), "the SELECT list describes two windows", "Write one statement for each.");
      }
      selected = item.window() == null ? selected : item.window();
    }
  }

  /** The window that groups are split by; null where there is none. */
  @Nullable Window read(@Nullable GroupByElement groupBy) throws PlanRefusedException {
    for (Expression key : keys(groupBy)) {
      readKey(key);
    }
    if (!missing.isEmpty()) {
      throw refusals.at(
          missing.get(0).node(),
          "column " + missing.get(0).column().name() + " is neither an aggregate nor in GROUP BY",
          "Add it to GROUP BY, or aggregate it, for example with LAST.");
    }
    for (Item item : items) {
      if (item.column() instanceof OutputColumn.WindowBound bound && window == null) {
        throw refusals.at(
            item.node(),
            "column " + bound.name() + " is a bound of a window, and GROUP BY has none",
            "Add TUMBLE, HOP or SESSION to GROUP BY.");
      }
    }
    return window;
  }

  private void readKey(Expression key) throws PlanRefusedException {
    if (key instanceof Function call
        && WindowReader.isWindow(call.getName().toUpperCase(Locale.ROOT))) {
      take(key, windows.read(call));
      return;
    }
    Item item = find(key);
    if (item.column() instanceof OutputColumn.WindowBound) {
      if (item.window() == null) {
        throw refusals.at(
            key, "GROUP BY " + key + " names a bound", "Describe the window itself there.");
      }
      take(key, item.window());
    } else if (item.column() instanceof OutputColumn.Aggregate) {
      throw refusals.at(key, "GROUP BY " + key + " names an aggregate", "Leave it out.");
    } else if (!missing.remove(item)) {
      throw refusals.at(key, "GROUP BY names " + key + " twice", "Name it once.");
    }
  }

  private void take(Expression key, Window described) throws PlanRefusedException {
    if (window != null) {
      throw refusals.at(key, "GROUP BY has two windows", "Write one statement for each.");
    }
    if (selected != null && !selected.equals(described)) {
      throw refusals.at(
          key, "GROUP BY " + key + " is not the window of the SELECT list", "Repeat that one.");
    }
    window = described;
  }

  private List<Expression> keys(@Nullable GroupByElement groupBy) throws PlanRefusedException {
    if (groupBy == null) {
      if (!missing.isEmpty() || selected != null) {
        throw refusals.of(
            "GROUP BY is missing", "Group by all columns that are no aggregate, and the window.");
      }
      return List.of();
    }
    boolean plain = groupBy.getGroupingSets().isEmpty() && !groupBy.isMysqlWithRollup();
    if (!plain || groupBy.getGroupByExpressionList() == null) {
      throw refusals.unsupported(groupBy, "GROUPING SETS or ROLLUP");
    }
    List<Expression> keys = new ArrayList<>();
    for (Object key : groupBy.getGroupByExpressionList()) {
      keys.add((Expression) key);
    }
    return keys;
  }

  /** The column that an item of GROUP BY means: by its place, its expression or its name. */
  private Item find(Expression key) throws PlanRefusedException {
    if (key instanceof LongValue place) {
      if (place.getValue() < 1 || place.getValue() > items.size()) {
        throw refusals.at(
            key, "GROUP BY " + key + " is no column", "The SELECT list has " + items.size() + ".");
      }
      return items.get((int) place.getValue() - 1);
    }
    if (key instanceof DateUnitExpression) {
      return named(key, key.toString(), true);
    }
    if (key instanceof Column column && column.getTable() == null) {
      return ofExpressionOrName(column);
    }
    Item same = ofExpression(expressions.read(key));
    if (same == null) {
      throw notSelected(key);
    }
    return same;
  }

  private Item ofExpressionOrName(Column column) throws PlanRefusedException {
    String name = column.getColumnName();
    boolean quoted = name.startsWith("`");
    if (!ColumnReader.isWindowBound(name)) {
      Item same = ofExpression(expressions.read(column));
      if (same != null) {
        return same;
      }
    }
    return named(
        column, quoted ? name.substring(1, name.length() - 1).replace("``", "`") : name, false);
  }

  private @Nullable Item ofExpression(io.tributary.connect.jdbcagg.query.Expression expression) {
    for (Item item : items) {
      if (item.column() instanceof OutputColumn.Group group
          && group.expression().equals(expression)) {
        return item;
      }
    }
    return null;
  }

  private Item named(Expression key, String name, boolean ignoringCase)
      throws PlanRefusedException {
    for (Item item : items) {
      String column = item.column().name();
      if (ignoringCase ? column.equalsIgnoreCase(name) : column.equals(name)) {
        return item;
      }
    }
    throw notSelected(key);
  }

  private PlanRefusedException notSelected(Expression key) {
    return refusals.at(
        key,
        "GROUP BY " + key + " is not in the SELECT list",
        "Select it too: the table's columns are the SELECT list.");
  }
}
