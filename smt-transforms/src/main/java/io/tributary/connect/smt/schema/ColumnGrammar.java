package io.tributary.connect.smt.schema;

import io.tributary.connect.smt.path.FieldPath;
import io.tributary.connect.smt.problem.BadValueException;
import io.tributary.connect.smt.problem.Position;
import io.tributary.connect.smt.problem.Problems;
import io.tributary.connect.smt.schema.DdlToken.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The grammar of one column. Every fault is a {@link DdlFault} at the token that was met. */
final class ColumnGrammar {

  private final DdlScanner scanner;
  private final boolean readsPaths;
  private int depth;
  private DdlToken token = new DdlToken(Kind.END, "", Position.START);

  /**
   * @param readsPaths whether columns may say where their values stand
   */
  ColumnGrammar(String text, boolean readsPaths) {
    this.scanner = new DdlScanner(text);
    this.readsPaths = readsPaths;
  }

  /** The token that comes next. */
  DdlToken token() {
    return token;
  }

  void advance() {
    if (token.isSign('<') || token.isSign('(')) {
      depth++;
    } else if (token.isSign('>') || token.isSign(')')) {
      depth--;
    }
    token = scanner.next();
  }

  /**
   * Goes to the comma that ends the column, however deep in brackets it was left; or to the end.
   */
  void skipColumn() {
    while (token.kind() != Kind.END && !(token.isSign(',') && depth <= 0)) {
      advance();
    }
  }

  DdlFault unexpected(String expected) {
    return new DdlFault(token.at(), "found " + token.shown() + "; expected " + expected);
  }

  private void expect(char sign) {
    if (!accept(sign)) {
      throw unexpected("'" + sign + "'");
    }
  }

  private boolean accept(char sign) {
    boolean there = token.isSign(sign);
    if (there) {
      advance();
    }
    return there;
  }

  Column column() {
    DdlToken name = token;
    if (name.kind() != Kind.WORD && name.kind() != Kind.NAME) {
      throw unexpected(
          "a column name; one with other signs than letters, digits and _ in backticks");
    }
    if (name.kind() == Kind.WORD && name.text().matches(".*[^\\p{L}\\p{N}_].*")) {
      throw new DdlFault(name.at(), "write the name " + name.shown() + " in backticks");
    }
    advance();
    FieldPath early = from();
    accept(':'); // Spark writes STRUCT<a: INT>
    ColumnType type = type();
    boolean required = notNull();
    DdlToken literal = defaultLiteral(type);
    required |= notNull();
    FieldPath late = early == null ? from() : null;
    FieldPath from = early == null ? late : early;
    return new Column(name.text(), item(type, required, literal), from, name.at());
  }

  /** Where the value stands, behind the name or behind all else. */
  private @Nullable FieldPath from() {
    if (!token.isWord("FROM")) {
      return null;
    }
    if (!readsPaths) {
      throw new DdlFault(token.at(), "FROM has no meaning here, where no object is read");
    }
    DdlToken path = scanner.path();
    Problems problems = new Problems();
    FieldPath from = FieldPath.parse(path.text(), problems);
    if (from == null) {
      throw new DdlFault(
          path.at(),
          "'"
              + path.text()
              + "' is no path; expected names with dots between them, such as pos.lat");
    }
    advance();
    return from;
  }

  private static Item item(ColumnType type, boolean required, @Nullable DdlToken literal) {
    if (literal == null || literal.isWord("NULL")) {
      return new Item(type, required);
    }
    try {
      return Item.withDefault(type, required, literal.text());
    } catch (BadValueException e) {
      throw new DdlFault(literal.at(), "the DEFAULT does not fit: " + e.getMessage());
    }
  }

  private boolean notNull() {
    if (accept('!')) {
      return true;
    }
    if (!token.isWord("NOT")) {
      return false;
    }
    advance();
    if (!token.isWord("NULL")) {
      throw unexpected("NULL after NOT");
    }
    advance();
    return true;
  }

  private @Nullable DdlToken defaultLiteral(ColumnType type) {
    if (!token.isWord("DEFAULT")) {
      return null;
    }
    advance();
    DdlToken literal = token;
    boolean constant = literal.isWord("TRUE") || literal.isWord("FALSE") || literal.isWord("NULL");
    if (literal.kind() != Kind.STRING && literal.kind() != Kind.NUMBER && !constant) {
      throw unexpected("'text', a number, TRUE, FALSE or NULL");
    }
    if (!type.hasLiterals() && !literal.isWord("NULL")) {
      throw new DdlFault(literal.at(), "a column of the type " + type.ddl() + " has no DEFAULT");
    }
    advance();
    return literal;
  }

  private ColumnType type() {
    DdlToken word = token;
    if (word.kind() != Kind.WORD) {
      throw unexpected("a type");
    }
    advance();
    return switch (word.upper()) {
      case "DECIMAL" -> decimal(word);
      case "TIMESTAMP" -> timestamp();
      case "ARRAY" -> array();
      case "MAP" -> map();
      case "STRUCT" -> struct();
      default -> TypeNames.simple(word);
    };
  }

  private ColumnType array() {
    expect('<');
    Item item = new Item(type(), notNull());
    expect('>');
    return new ArrayType(item);
  }

  private ColumnType map() {
    expect('<');
    DdlToken word = token;
    ColumnType key = type();
    if (!key.hasLiterals()) {
      throw new DdlFault(word.at(), "a map's key cannot be " + key.ddl());
    }
    expect(',');
    Item value = new Item(type(), notNull());
    expect('>');
    return new MapType(new Item(key, true), value);
  }

  private ColumnType struct() {
    expect('<');
    List<Column> columns = new ArrayList<>();
    Set<String> names = new HashSet<>();
    do {
      Column column = column();
      if (!names.add(column.name())) {
        throw new DdlFault(column.at(), "the field '" + column.name() + "' is declared twice");
      }
      columns.add(column);
    } while (accept(','));
    expect('>');
    return new StructType(columns);
  }

  private ColumnType decimal(DdlToken word) {
    if (!token.isSign('(')) {
      throw new DdlFault(word.at(), "DECIMAL without its digits; expected such as DECIMAL(12,2)");
    }
    advance();
    int precision = digits();
    int scale = accept(',') ? digits() : 0;
    expect(')');
    if (precision < 1 || scale > precision) {
      throw new DdlFault(word.at(), "DECIMAL(precision,scale) needs 1 <= scale <= precision");
    }
    return new DecimalType(precision, scale);
  }

  private int digits() {
    if (token.kind() != Kind.NUMBER || !token.text().matches("\\d{1,3}")) {
      throw unexpected("a number of digits");
    }
    int digits = Integer.parseInt(token.text());
    advance();
    return digits;
  }

  private ColumnType timestamp() {
    if (!accept('(')) {
      return TimestampType.PLAIN;
    }
    TimestampType type = TimestampFormats.parse(token);
    advance();
    expect(')');
    return type;
  }
}
