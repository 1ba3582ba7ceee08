package io.tributary.connect.jdbcagg.jsqlparser;

import io.tributary.connect.jdbcagg.compute.OutputTypes;
import io.tributary.connect.jdbcagg.jsqlparser.ColumnReader.Item;
import io.tributary.connect.jdbcagg.jsqlparser.FromReader.From;
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
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/**
 * Reads one INSERT .. SELECT. What is supported is read part by part; then the statement is put
 * together again from those parts alone, and any difference is a construct that was not read.
 */
final class StatementReader {

  private final Refusals refusals;
  private final Names names;

  StatementReader(Refusals refusals) {
    this.refusals = refusals;
    this.names = new Names(refusals);
  }

  /**
   * The statement.
   *
   * @throws PlanRefusedException with everything that its parts refuse
   */
  AggregateStatement read(Insert insert) throws PlanRefusedException {
    if (!(insert.getSelect() instanceof PlainSelect select)) {
      throw refusals.unsupported(insert, "an INSERT without a plain SELECT");
    }
    refuseOtherClauses(insert, select);
    String table = refusals.gather(() -> names.table(insert.getTable()));
    From from = refusals.gather(() -> new FromReader(refusals, names).read(select));
    if (from == null || table == null) {
      refusals.raise();
    }
    return read(select, required(table), required(from));
  }

  private AggregateStatement read(PlainSelect select, String table, From from)
      throws PlanRefusedException {
    ExpressionReader expressions = new ExpressionReader(refusals, from.scope());
    List<Item> items = items(select, new ColumnReader(refusals, names, expressions));
    Predicate where =
        select.getWhere() == null
            ? Predicate.ALWAYS
            : refusals.gather(() -> expressions.predicates().read(select.getWhere()));
    Window window =
        refusals.isEmpty()
            ? refusals.gather(
                () -> new GroupByReader(refusals, expressions, items).read(select.getGroupBy()))
            : null;
    refusals.raise();
    AggregateStatement statement =
        new AggregateStatement(
            refusals.statement(),
            table,
            from.topic(),
            from.unnest(),
            window,
            columns(items, window),
            required(where));
    try {
      OutputTypes.check(statement, Map.of());
    } catch (DataException e) {
      throw refusals.of(String.valueOf(e.getMessage()), "See the reference of the SQL.");
    }
    return statement;
  }

  private void refuseOtherClauses(Insert insert, PlainSelect select) throws PlanRefusedException {
    if (insert.getColumns() != null) {
      throw refusals.at(
          insert,
          "a column list after the table's name is not supported",
          "The columns take the names of the SELECT list; rename there with AS.");
    }
    Map<String, Boolean> refused = new LinkedHashMap<>();
    refused.put("HAVING", select.getHaving() != null);
    refused.put("DISTINCT", select.getDistinct() != null);
    refused.put("ORDER BY", select.getOrderByElements() != null);
    refused.put("LIMIT", select.getLimit() != null);
    refused.put("WITH", insert.getWithItemsList() != null || select.getWithItemsList() != null);
    for (Map.Entry<String, Boolean> clause : refused.entrySet()) {
      if (clause.getValue()) {
        throw refusals.unsupported(insert, clause.getKey());
      }
    }
    PlainSelect known = new PlainSelect();
    known.setSelectItems(select.getSelectItems());
    known.setFromItem(select.getFromItem());
    known.setJoins(select.getJoins());
    known.setWhere(select.getWhere());
    known.setGroupByElement(select.getGroupBy());
    Insert rebuilt = new Insert().withTable(insert.getTable()).withSelect(known);
    if (!rebuilt.toString().equals(insert.toString())) {
      throw refusals.unsupported(
          insert, "a clause other than INSERT INTO, SELECT, FROM, WHERE, GROUP BY");
    }
  }

  private List<Item> items(PlainSelect select, ColumnReader reader) {
    List<Item> items = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (SelectItem<?> written : select.getSelectItems()) {
      Item item = refusals.gather(() -> named(reader.read(written), taken));
      if (item != null) {
        items.add(item);
      }
    }
    boolean complete = items.size() == select.getSelectItems().size();
    if (complete && items.stream().noneMatch(StatementReader::isAggregate)) {
      refusals.gather(
          () -> {
            throw refusals.at(
                items.get(0).node(),
                "the SELECT list aggregates nothing",
                "Add at least one of " + AggregateReader.known() + ".");
          });
    }
    return items;
  }

  private static boolean isAggregate(Item item) {
    return item.column() instanceof OutputColumn.Aggregate;
  }

  private Item named(Item item, Set<String> taken) throws PlanRefusedException {
    if (!taken.add(item.column().name().toLowerCase(Locale.ROOT))) {
      throw refusals.at(
          item.node(),
          "two columns are named " + item.column().name(),
          "Rename one with AS; case does not count.");
    }
    return item;
  }

  /** Rows of one group could not be told apart without their window, so it is always there. */
  private List<OutputColumn> columns(List<Item> items, @Nullable Window window)
      throws PlanRefusedException {
    List<OutputColumn> columns = new ArrayList<>(items.stream().map(Item::column).toList());
    boolean bound = columns.stream().anyMatch(OutputColumn.WindowBound.class::isInstance);
    if (window != null && !bound) {
      String name = ColumnReader.WINDOW_START.toLowerCase(Locale.ROOT);
      if (columns.stream().anyMatch(column -> column.name().equalsIgnoreCase(name))) {
        throw refusals.of(
            "column " + name + " is not the window's start", "Select WINDOW_START AS <column>.");
      }
      columns.add(new OutputColumn.WindowBound(name, OutputColumn.WindowBound.Bound.START));
    }
    return columns;
  }

  private static <T> T required(@Nullable T read) {
    return java.util.Objects.requireNonNull(read);
  }
}
