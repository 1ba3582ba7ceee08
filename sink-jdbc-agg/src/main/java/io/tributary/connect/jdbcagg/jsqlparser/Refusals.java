package io.tributary.connect.jdbcagg.jsqlparser;

import io.tributary.connect.jdbcagg.query.PlanRefusedException;

/** Makes the refusals of one statement. */
record Refusals(int statement) {

  /** The whole grammar in one line, for what has no better advice. */
  static final String SUPPORTED =
      "Supported: INSERT INTO <table> SELECT <field> [AS <column>], ...,"
          + " TUMBLE(<time field>, INTERVAL '<n>' SECOND|MINUTE|HOUR|DAY) AS <column>,"
          + " COUNT(*)|COUNT|SUM|AVG|MIN|MAX|LAST(<field>) AS <column>, ..."
          + " FROM <topic> [WHERE <comparisons, IN, BETWEEN, IS [NOT] NULL joined by AND, OR, NOT>]"
          + " GROUP BY <field>, ..., TUMBLE(...)";

  PlanRefusedException of(String reason, String whatToDo) {
    return new PlanRefusedException(statement, reason, whatToDo);
  }

  PlanRefusedException unsupported(String construct) {
    return of(construct + " is not supported", SUPPORTED);
  }
}
