package io.tributary.connect.jdbcagg.query;

/**
 * The {@code aggregates} key asks for what the sink does not do. The message names the statement,
 * the construct and what is supported.
 */
public final class PlanRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * @param statement number of the statement, from 1
   * @param reason what is wrong, naming the construct
   * @param whatToDo what is supported instead, as a sentence
   */
  public PlanRefusedException(int statement, String reason, String whatToDo) {
    super("statement " + statement + ": " + reason + ". " + whatToDo);
  }
}
