package io.tributary.connect.smt.lookup;

import io.tributary.connect.kit.config.Suggestion;
import io.tributary.connect.smt.problem.Position;
import io.tributary.connect.smt.problem.Problem;
import io.tributary.connect.smt.problem.Problems;
import io.tributary.connect.smt.schema.Column;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads which columns are added to records: {@code acc.frequency, dis.A2 AS district, own.*}. */
public final class EmitReader {

  private static final String NAME = "([\\p{L}_][\\p{L}\\p{N}_]*|`[^`]+`)";
  private static final Pattern ITEM =
      Pattern.compile("(\\w+)\\.(?:(\\*)|" + NAME + "(?:\\s+[Aa][Ss]\\s+" + NAME + ")?)");
  private static final Pattern COMMA = Pattern.compile(",(?=(?:[^`]*`[^`]*`)*[^`]*$)");

  private final List<Join> joins;
  private final Problems problems;
  private final List<Emission> emissions = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  private EmitReader(List<Join> joins, Problems problems) {
    this.joins = joins;
    this.problems = problems;
  }

  /**
   * The columns that a text names.
   *
   * @param text null for all columns of all joins
   */
  public static List<Emission> read(@Nullable String text, List<Join> joins, Problems problems) {
    EmitReader reader = new EmitReader(joins, problems);
    if (text == null) {
      for (int i = 0; i < joins.size(); i++) {
        reader.all(i, Position.START);
      }
    } else {
      reader.items(text);
    }
    return List.copyOf(reader.emissions);
  }

  private void items(String text) {
    int from = 0;
    for (String item : COMMA.split(text, -1)) {
      int blanks = item.length() - item.stripLeading().length();
      item(item.strip(), at(text, from + blanks));
      from += item.length() + 1;
    }
  }

  private static Position at(String text, int index) {
    String before = text.substring(0, Math.min(index, text.length()));
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    return new Position(line, before.length() - before.lastIndexOf('\n'));
  }

  private void item(String item, Position at) {
    Matcher matcher = ITEM.matcher(item);
    if (!matcher.matches()) {
      problems.add(
          at,
          "",
          item.isEmpty() ? "an item is empty" : "'" + item + "' is no column of a join",
          "<join>.<column> [AS <name>], or <join>.*");
      return;
    }
    int join = indexOf(matcher.group(1));
    if (join < 0) {
      problems.addUnknown(
          at, "", "unknown join", matcher.group(1), joins.stream().map(Join::alias).toList());
    } else if (matcher.group(2) != null) {
      all(join, at);
    } else {
      String column = unquoted(matcher.group(3));
      String name = matcher.group(4);
      one(join, column, name == null ? column : unquoted(name), at);
    }
  }

  private void one(int join, String column, String name, Position at) {
    int index = joins.get(join).columnIndex(column);
    if (index >= 0) {
      add(join, index, name, at);
      return;
    }
    List<String> known = joins.get(join).columnNames();
    problems.add(
        new Problem(
            at,
            "",
            "join '" + joins.get(join).alias() + "' has no column '" + column + "'",
            "one of its cols: " + String.join(", ", known),
            Suggestion.closest(column, known).orElse(null)));
  }

  private void all(int join, Position at) {
    List<Column> columns = joins.get(join).columns();
    for (int i = 0; i < columns.size(); i++) {
      add(join, i, columns.get(i).name(), at);
    }
  }

  private void add(int join, int index, String name, Position at) {
    if (!names.add(name)) {
      problems.add(
          at,
          "",
          "two columns would become the field '" + name + "'",
          "another name for one of them: <join>.<column> AS <name>");
      return;
    }
    Column column = joins.get(join).columns().get(index);
    checkMiss(joins.get(join), column, at);
    emissions.add(new Emission(join, index, column, name));
  }

  /** What a miss leaves must be something that the column can hold. */
  private void checkMiss(Join join, Column column, Position at) {
    boolean noDefault = column.schema().defaultValue() == null;
    if (join.onMiss() == OnMiss.DEFAULT && noDefault) {
      problems.add(
          at,
          "",
          "column '%s' has no DEFAULT, which on.miss=default of join '%s' needs"
              .formatted(column.name(), join.alias()));
    }
    boolean nulls = join.onMiss() == OnMiss.NULL || join.onMiss() == OnMiss.HEADER;
    if (nulls && column.needsValue()) {
      problems.add(
          at,
          "",
          "column '%s' is required, but a miss of join '%s' leaves it null"
              .formatted(column.name(), join.alias()),
          "no !, or a DEFAULT, or an on.miss of drop, fail or retry");
    }
  }

  private int indexOf(String alias) {
    for (int i = 0; i < joins.size(); i++) {
      if (joins.get(i).alias().equals(alias)) {
        return i;
      }
    }
    return -1;
  }

  private static String unquoted(String name) {
    return name.startsWith("`") ? name.substring(1, name.length() - 1) : name;
  }
}
