package io.tributary.connect.jdbcagg.jsqlparser;

import io.tributary.connect.jdbcagg.query.PlanRefusedException;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.parser.ASTNodeAccess;
import net.sf.jsqlparser.parser.Token;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;

/**
 * Names as they were written. The parser splits a name in backticks at its dots and forgets the
 * backticks, so names are read from its tokens.
 */
record Names(Refusals refusals) {

  private static final int LONGEST_COLUMN = 48;
  private static final int LONGEST_TABLE = 64;

  /** One name of a path; in backticks it never is a word of ours. */
  record Part(String name, boolean quoted) {}

  /** The names of a field's path, from the outside in. */
  List<Part> path(Column column) throws PlanRefusedException {
    List<Part> path = new ArrayList<>();
    Token last = column.getASTNode().jjtGetLastToken();
    boolean dot = false;
    for (Token token = column.getASTNode().jjtGetFirstToken(); ; token = token.next) {
      if (dot != ".".equals(token.image)) {
        throw refusals.at(
            column,
            column + " is no name of a field",
            "Name fields as name or outer.inner, odd names between backticks.");
      }
      if (!dot) {
        path.add(new Part(unquote(column, token.image), token.image.startsWith("`")));
      }
      if (token == last) {
        return path;
      }
      dot = !dot;
    }
  }

  /** A topic: one name, in backticks where it holds anything but letters, digits, _ and dots. */
  String topic(Table table) throws PlanRefusedException {
    String alias = table.getAlias() == null ? "" : table.getAlias().toString();
    if (!table.toString().equals(table.getFullyQualifiedName() + alias)) {
      throw refusals.at(
          table, "FROM " + table + " has more than a name", "Write FROM <topic> [AS <alias>].");
    }
    String text = text(table);
    String name = alias.isEmpty() ? text : text.substring(0, text.length() - aliasLength(table));
    return unquote(table, name);
  }

  private static int aliasLength(Table table) {
    return table.getAlias().getName().length() + (table.getAlias().isUseAs() ? "AS".length() : 0);
  }

  /** The table that a statement fills. */
  String table(Table table) throws PlanRefusedException {
    String name = unquote(table, text(table));
    if (table.getNameParts().size() > 1) {
      throw refusals.at(
          table,
          "table " + table + " is qualified or holds a dot",
          "Name a table of the database that database.name gives.");
    }
    return checked(table, "table", name, LONGEST_TABLE);
  }

  /** A column of the table, by the alias that names it. */
  String column(Object item, String alias) throws PlanRefusedException {
    return unquotedColumn(item, unquote(item, alias));
  }

  /** A column of the table, by a name without quotes. */
  String unquotedColumn(Object item, String wanted) throws PlanRefusedException {
    String name = checked(item, "column", wanted, LONGEST_COLUMN);
    if (name.startsWith("__")) {
      throw refusals.at(
          item,
          "column name " + name + " starts with two underscores",
          "Choose another: these names are the sink's own.");
    }
    return name;
  }

  private String checked(Object node, String what, String name, int longest)
      throws PlanRefusedException {
    boolean plain =
        name.chars()
            .allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '-');
    if (name.isEmpty() || name.length() > longest || !plain) {
      throw refusals.at(
          node,
          what + " name '" + name + "' is not usable",
          "Use up to " + longest + " letters, digits, '_', '-' and '$'.");
    }
    return name;
  }

  /** A name without its backticks. */
  String unquote(Object node, String image) throws PlanRefusedException {
    if (image.startsWith("`")) {
      return image.substring(1, image.length() - 1).replace("``", "`");
    }
    if (image.startsWith("\"") || image.startsWith("'") || image.startsWith("[")) {
      throw refusals.at(
          node,
          "name " + image + " is quoted with " + image.charAt(0),
          "Quote names with backticks, and text with single quotes.");
    }
    return image;
  }

  private static String text(ASTNodeAccess part) {
    StringBuilder text = new StringBuilder();
    Token last = part.getASTNode().jjtGetLastToken();
    for (Token token = part.getASTNode().jjtGetFirstToken(); token != null; token = token.next) {
      text.append(token.image);
      if (token == last) {
        break;
      }
    }
    return text.toString();
  }
}
