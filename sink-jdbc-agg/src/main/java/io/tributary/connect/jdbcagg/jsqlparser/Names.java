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

  /** The names of a field's path, from the outside in. */
  List<String> path(Column column) throws PlanRefusedException {
    List<String> path = new ArrayList<>();
    Token last = column.getASTNode().jjtGetLastToken();
    boolean dot = false;
    for (Token token = column.getASTNode().jjtGetFirstToken(); ; token = token.next) {
      if (dot != ".".equals(token.image)) {
        throw refusals.of(
            "field " + column + " cannot be read",
            "Name fields as name or outer.inner, odd names between backticks.");
      }
      if (!dot) {
        path.add(unquote(token.image));
      }
      if (token == last) {
        return path;
      }
      dot = !dot;
    }
  }

  /** A topic: one name, in backticks where it holds anything but letters, digits, _ and dots. */
  String topic(Table table) throws PlanRefusedException {
    if (table.getAlias() != null || !table.toString().equals(table.getFullyQualifiedName())) {
      throw refusals.of("FROM " + table + " has more than a name", "Write FROM <topic> alone.");
    }
    return unquote(text(table));
  }

  /** The table that a statement fills. */
  String table(Table table) throws PlanRefusedException {
    String name = unquote(text(table));
    if (table.getNameParts().size() > 1) {
      throw refusals.of(
          "table " + table + " is qualified or holds a dot",
          "Name a table of the database that database.name gives.");
    }
    return checked("table", name, LONGEST_TABLE);
  }

  /** A column of the table. */
  String column(String alias) throws PlanRefusedException {
    return checkedColumn(unquote(alias));
  }

  /** A name, once it is sure that a column can have it. */
  String checkedColumn(String wanted) throws PlanRefusedException {
    String name = checked("column", wanted, LONGEST_COLUMN);
    if (name.startsWith("__")) {
      throw refusals.of(
          "column name " + name + " starts with two underscores",
          "Choose another: these names are the sink's own.");
    }
    return name;
  }

  private String checked(String what, String name, int longest) throws PlanRefusedException {
    boolean plain =
        name.chars()
            .allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '-');
    if (name.isEmpty() || name.length() > longest || !plain) {
      throw refusals.of(
          what + " name '" + name + "' is not usable",
          "Use up to " + longest + " letters, digits, '_', '-' and '$'.");
    }
    return name;
  }

  private String unquote(String image) throws PlanRefusedException {
    if (image.startsWith("`")) {
      return image.substring(1, image.length() - 1).replace("``", "`");
    }
    if (image.startsWith("\"") || image.startsWith("'") || image.startsWith("[")) {
      throw refusals.of(
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
