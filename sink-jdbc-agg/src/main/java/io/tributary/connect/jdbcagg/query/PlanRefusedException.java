package io.tributary.connect.jdbcagg.query;

import java.util.List;
import java.util.stream.Collectors;

/** The {@code aggregates} key asks for what the sink does not do. */
public final class PlanRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<Refusal> refusals;

  /**
   * One thing that was asked for and is not done.
   *
   * @param statement number of the statement, from 1
   * @param reason what is wrong, naming the construct and, where it is known, its place
   * @param whatToDo what is supported instead, as a sentence
   */
  public record Refusal(int statement, String reason, String whatToDo) {
    /** The statement and the reason, for a message. */
    public String complaint() {
      return "statement " + statement + ": " + reason;
    }

    @Override
    public String toString() {
      return complaint() + ". " + whatToDo;
    }
  }

  /**
   * @param refusals at least one
   */
  public PlanRefusedException(List<Refusal> refusals) {
    super(refusals.stream().map(Refusal::toString).collect(Collectors.joining("\n")));
    this.refusals = List.copyOf(refusals);
  }

  /** Everything that was found, in the order of the text. */
  public List<Refusal> refusals() {
    return refusals;
  }
}
