package io.tributary.connect.jdbcagg.hive;

import io.tributary.connect.jdbcagg.flush.ColumnShape;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * The transactional table behind a view: rows of kind {@link #GROUP} hold groups, rows of kind
 * {@link #OFFSET} how far partitions got. One row of that kind, the head, names who fills the table
 * and by which definition, as a sum of two definitions is neither's. Every flush asks for it, and
 * updates it, so that Hive sees two flushes as writers of one row, whatever else they touch.
 */
public final class MergeTable {

  static final String KIND = "__kind";
  static final String KEY = "__key";
  static final String NEXT_OFFSET = "__next_offset";
  static final String GROUP = "G";
  static final String OFFSET = "O";

  private static final String HEAD = "*/";
  private static final String SUFFIX = "__base";

  private final String view;
  private final TableIdentity identity;

  /**
   * @param view the name that the statement gives
   */
  public MergeTable(String view, TableIdentity identity) {
    this.view = view;
    this.identity = identity;
  }

  /** The name that the statement gives. */
  String view() {
    return view;
  }

  /** The key of the head row. */
  String head() {
    return HEAD + identity.text();
  }

  /** The key of a partition's row. A topic's name has no slash, so no two keys are alike. */
  String key(TopicPartition partition) {
    return partition.partition() + "/" + partition.topic();
  }

  String sql() {
    return HiveText.name(view + SUFFIX);
  }

  /** Columns by name in lower case, with their types; empty where there is no such table. */
  Map<String, String> columns(Statement statement) throws SQLException {
    return describe(view + SUFFIX, statement);
  }

  /** The columns of any table or view. */
  static Map<String, String> describe(String table, Statement statement) throws SQLException {
    Map<String, String> columns = new LinkedHashMap<>();
    try (ResultSet rows = statement.executeQuery("DESCRIBE " + HiveText.name(table))) {
      while (rows.next()) {
        columns.put(
            rows.getString(1).toLowerCase(Locale.ROOT), rows.getString(2).toUpperCase(Locale.ROOT));
      }
      return columns;
    } catch (SQLException e) {
      if (HiveFailures.noSuchTable(e)) {
        return Map.of();
      }
      throw e;
    }
  }

  /** DDL that makes the table with these columns of a statement. */
  String create(List<ColumnShape> columns) {
    return Stream.concat(
            Stream.of(
                HiveText.name(KIND) + " STRING",
                HiveText.name(KEY) + " STRING",
                HiveText.name(NEXT_OFFSET) + " BIGINT"),
            columns.stream().map(MergeTable::definition))
        .collect(
            Collectors.joining(
                ",\n  ",
                "CREATE TABLE IF NOT EXISTS " + sql() + " (\n  ",
                "\n) STORED AS ORC TBLPROPERTIES ('transactional'='true')"));
  }

  String addColumns(List<ColumnShape> columns) {
    return columns.stream()
        .map(MergeTable::definition)
        .collect(Collectors.joining(", ", "ALTER TABLE " + sql() + " ADD COLUMNS (", ")"));
  }

  private static String definition(ColumnShape column) {
    return HiveText.name(column.name()) + " " + HiveText.type(column);
  }

  /** Whether rows of it can be updated. */
  boolean transactional(Statement statement) throws SQLException {
    boolean transactional = false;
    boolean insertOnly = false;
    try (ResultSet rows = statement.executeQuery("SHOW TBLPROPERTIES " + sql())) {
      while (rows.next()) {
        String property = rows.getString(1);
        String value = rows.getString(2);
        transactional |= "transactional".equals(property) && "true".equalsIgnoreCase(value);
        insertOnly |= "transactional_properties".equals(property) && "insert_only".equals(value);
      }
    }
    return transactional && !insertOnly;
  }

  /**
   * Adds the head row, unless it is there. Two of them, made at once, do no harm.
   *
   * @throws ConnectException if the table is another connector's, generation's or definition's
   */
  void claim(Statement statement) throws SQLException {
    if (refuseOtherHeads(statement)) {
      return;
    }
    statement.execute(
        "INSERT INTO %s (%s, %s, %s) VALUES ('%s', %s, 0)"
            .formatted(
                sql(),
                HiveText.name(KIND),
                HiveText.name(KEY),
                HiveText.name(NEXT_OFFSET),
                OFFSET,
                HiveText.literal(head())));
    refuseOtherHeads(statement);
  }

  /** Whether the table has its head row. */
  private boolean refuseOtherHeads(Statement statement) throws SQLException {
    boolean there = false;
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT %1$s FROM %2$s WHERE %3$s = '%4$s' AND %1$s LIKE '%5$s%%'"
                .formatted(HiveText.name(KEY), sql(), HiveText.name(KIND), OFFSET, HEAD))) {
      while (rows.next()) {
        String found = rows.getString(1);
        if (!found.equals(head())) {
          throw new ConnectException(
              "aggregates: table %s %s. Name another table, or drop table %s and view %s and start a connector of another name, which aggregates all topics from the beginning"
                  .formatted(
                      sql(), identity.difference(found.substring(HEAD.length())), sql(), view));
        }
        there = true;
      }
    }
    return there;
  }
}
