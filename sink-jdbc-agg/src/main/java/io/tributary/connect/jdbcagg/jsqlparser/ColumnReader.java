package io.tributary.connect.jdbcagg.jsqlparser;

import io.tributary.connect.jdbcagg.query.AggregateFunction;
import io.tributary.connect.jdbcagg.query.Expression;
import io.tributary.connect.jdbcagg.query.OutputColumn;
import io.tributary.connect.jdbcagg.query.OutputColumn.WindowBound;
import io.tributary.connect.jdbcagg.query.PlanRefusedException;
import io.tributary.connect.jdbcagg.query.Window;
import java.util.List;
import java.util.Locale;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.jspecify.annotations.Nullable;

/** Reads the items of a SELECT list. */
final class ColumnReader {

  static final String WINDOW_START = "WINDOW_START";
  private static final String WINDOW_END = "WINDOW_END";

  private final Refusals refusals;
  private final Names names;
  private final ExpressionReader expressions;
  private final AggregateReader aggregates;
  private final WindowReader windows;

  ColumnReader(Refusals refusals, Names names, ExpressionReader expressions) {
    this.refusals = refusals;
    this.names = names;
    this.expressions = expressions;
    this.aggregates = new AggregateReader(refusals, expressions);
    this.windows = new WindowReader(refusals, expressions);
  }

  /**
   * A column and, where the item describes one, the window whose start it is.
   *
   * @param node the item, for the place of a refusal
   */
  record Item(OutputColumn column, @Nullable Window window, Object node) {}

  /** Whether a name without quotes means a bound of the window. */
  static boolean isWindowBound(String name) {
    return name.equalsIgnoreCase(WINDOW_START) || name.equalsIgnoreCase(WINDOW_END);
  }

  Item read(SelectItem<?> item) throws PlanRefusedException {
    net.sf.jsqlparser.expression.Expression written = item.getExpression();
    Alias alias = item.getAlias();
    if (alias != null && alias.getAliasColumns() != null) {
      throw refusals.at(written, "the name" + alias + " has columns", "Write AS <column>.");
    }
    if (written instanceof AllColumns) {
      throw refusals.at(
          written, written + " in the SELECT list", "Name the fields that groups are made by.");
    }
    if (written instanceof Column column && isBound(column)) {
      return new Item(bound(column, alias), null, written);
    }
    if (written instanceof AnalyticExpression call) {
      return new Item(aggregate(AggregateCall.of(call, refusals), alias), null, written);
    }
    if (written instanceof Function call) {
      String name = call.getName().toUpperCase(Locale.ROOT);
      if (WindowReader.isWindow(name)) {
        Window window = windows.read(call);
        String column = named(written, alias, WINDOW_START.toLowerCase(Locale.ROOT));
        return new Item(new WindowBound(column, WindowBound.Bound.START), window, written);
      }
      if (isAggregate(call, name)) {
        return new Item(aggregate(AggregateCall.of(call, refusals), alias), null, written);
      }
    }
    Expression expression = expressions.read(written);
    String column = named(written, alias, defaultName(written, expression));
    return new Item(new OutputColumn.Group(column, expression), null, written);
  }

  /** A typing error nearer to an aggregate than to a function of values counts as one. */
  private static boolean isAggregate(Function call, String name) {
    return AggregateReader.isAggregate(name)
        || call.isDistinct()
        || (!FunctionReader.isFunction(name) && AggregateReader.meant(name).isPresent());
  }

  private static boolean isBound(Column column) {
    // The parser keeps backticks, so a name in them is another one.
    return column.getTable() == null && isWindowBound(column.getColumnName());
  }

  private WindowBound bound(Column written, @Nullable Alias alias) throws PlanRefusedException {
    boolean start = written.getColumnName().equalsIgnoreCase(WINDOW_START);
    String column =
        named(written, alias, (start ? WINDOW_START : WINDOW_END).toLowerCase(Locale.ROOT));
    return new WindowBound(column, start ? WindowBound.Bound.START : WindowBound.Bound.END);
  }

  private OutputColumn.Aggregate aggregate(AggregateCall call, @Nullable Alias alias)
      throws PlanRefusedException {
    OutputColumn.Aggregate unnamed = aggregates.read(call, "");
    String column = named(call.node(), alias, defaultName(unnamed));
    return new OutputColumn.Aggregate(
        column,
        unnamed.function(),
        unnamed.argument(),
        unnamed.orderBy(),
        unnamed.filter(),
        unnamed.fraction());
  }

  /** Empty where only the user can tell what the column should be called. */
  private static String defaultName(OutputColumn.Aggregate aggregate) {
    boolean plain =
        aggregate.filter() == null && aggregate.orderBy() == null && aggregate.fraction() == null;
    String function = aggregate.function().name().toLowerCase(Locale.ROOT);
    if (plain
        && aggregate.argument() instanceof Expression.Field field
        && !field.path().isEmpty()) {
      return function + "_" + last(field);
    }
    boolean countsAll =
        aggregate.function() == AggregateFunction.COUNT && aggregate.argument() == null;
    return plain && countsAll ? function : "";
  }

  private String defaultName(net.sf.jsqlparser.expression.Expression written, Expression expression)
      throws PlanRefusedException {
    if (written instanceof Column column) {
      List<Names.Part> path = names.path(column);
      return path.get(path.size() - 1).name();
    }
    return expression instanceof Expression.Field field ? last(field) : "";
  }

  private static String last(Expression.Field field) {
    return field.path().isEmpty() ? "" : field.path().get(field.path().size() - 1);
  }

  private String named(Object node, @Nullable Alias alias, String otherwise)
      throws PlanRefusedException {
    if (alias != null) {
      return names.column(node, alias.getName());
    }
    if (otherwise.isEmpty()) {
      throw refusals.at(node, node + " has no name for its column", "Add AS <column> behind it.");
    }
    return names.unquotedColumn(node, otherwise);
  }
}
