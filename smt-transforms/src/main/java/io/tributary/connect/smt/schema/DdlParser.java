package io.tributary.connect.smt.schema;

import io.tributary.connect.smt.problem.Position;
import io.tributary.connect.smt.problem.Problems;
import io.tributary.connect.smt.schema.DdlToken.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Parses the columns of an output: {@code name TYPE [!|NOT NULL] [DEFAULT literal] [FROM path],
 * ...}. After a faulty column it goes on with the next one, so that one POST finds every fault.
 */
final class DdlParser {

  private final ColumnGrammar grammar;
  private final Problems problems;
  private final List<Column> columns = new ArrayList<>();

  private DdlParser(String text, boolean readsPaths, Problems problems) {
    this.grammar = new ColumnGrammar(text, readsPaths);
    this.problems = problems;
  }

  /**
   * The columns that a text declares.
   *
   * @param readsPaths whether columns may say where their values stand
   */
  static List<Column> parse(String text, boolean readsPaths, Problems problems) {
    if (text.isBlank() || text.equalsIgnoreCase("infer")) {
      problems.add(
          Position.START,
          "",
          "no columns",
          "the columns of the output, such as id STRING!, lat DOUBLE, seen TIMESTAMP(s)");
      return List.of();
    }
    DdlParser parser = new DdlParser(text, readsPaths, problems);
    parser.run();
    return parser.columns;
  }

  private void run() {
    Set<String> names = new HashSet<>();
    boolean more = advance();
    while (more) {
      String path = "/" + grammar.token().text();
      try {
        Column column = grammar.column();
        columns.add(column);
        if (!names.add(column.name())) {
          problems.add(column.at(), path, "the column is declared twice");
        }
        DdlToken end = grammar.token();
        if (end.kind() != Kind.END && !end.isSign(',')) {
          throw grammar.unexpected("',' or the end of the column");
        }
        more = end.isSign(',') && advance();
      } catch (DdlFault fault) {
        more = skipToNextColumn(fault, path);
      }
    }
  }

  private void report(DdlFault fault, String path) {
    if (fault.word().isEmpty()) {
      problems.add(fault.at(), path, fault.what());
    } else {
      problems.addUnknown(fault.at(), path, fault.what(), fault.word(), fault.known());
    }
  }

  private boolean advance() {
    try {
      grammar.advance();
      return true;
    } catch (DdlFault fault) {
      report(fault, "");
      return false;
    }
  }

  /** Whether there is a next column. */
  private boolean skipToNextColumn(DdlFault fault, String path) {
    report(fault, path);
    try {
      grammar.skipColumn();
    } catch (DdlFault unclosed) {
      report(unclosed, "");
      return false;
    }
    return grammar.token().isSign(',') && advance();
  }
}
