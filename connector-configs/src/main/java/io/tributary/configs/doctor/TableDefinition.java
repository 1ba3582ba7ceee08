package io.tributary.configs.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.create.table.ColumnDefinition;
import net.sf.jsqlparser.statement.create.table.CreateTable;

/**
 * A table as {@code CREATE TABLE} defines it.
 *
 * @param columns by name in lower case
 */
record TableDefinition(String name, Map<String, ColumnType> columns, boolean keyed) {

  /** The name as it is looked up, without a database. */
  String key() {
    return name.toLowerCase(Locale.ROOT);
  }

  static List<TableDefinition> read(String file, String sql) throws DoctorException {
    List<TableDefinition> tables = new ArrayList<>();
    try {
      for (Statement statement : CCJSqlParserUtil.parseStatements(sql)) {
        if (statement instanceof CreateTable table && table.getColumnDefinitions() != null) {
          tables.add(of(table));
        }
      }
    } catch (JSQLParserException e) {
      throw new DoctorException(
          file
              + " cannot be read as SQL; leave only CREATE TABLE and other plain statements in it");
    }
    return tables;
  }

  private static TableDefinition of(CreateTable table) {
    Map<String, ColumnType> columns = new LinkedHashMap<>();
    boolean keyed =
        table.getIndexes() != null
            && table.getIndexes().stream()
                .anyMatch(index -> "PRIMARY KEY".equalsIgnoreCase(index.getType()));
    for (ColumnDefinition column : table.getColumnDefinitions()) {
      String specs =
          column.getColumnSpecs() == null
              ? ""
              : String.join(" ", column.getColumnSpecs()).toUpperCase(Locale.ROOT);
      columns.put(
          bare(column.getColumnName()).toLowerCase(Locale.ROOT),
          ColumnType.of(column.getColDataType().toString(), specs));
      keyed |= specs.contains("PRIMARY KEY");
    }
    return new TableDefinition(bare(table.getTable().getName()), columns, keyed);
  }

  private static String bare(String name) {
    return name.replaceAll("^[`\"]|[`\"]$", "");
  }
}
