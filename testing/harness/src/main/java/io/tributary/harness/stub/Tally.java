package io.tributary.harness.stub;

/**
 * What one endpoint has served so far.
 *
 * @param responses answers with a body, repetitions included
 * @param faults answers that were asked to fail
 * @param versions different bodies
 * @param records vehicles in those bodies
 * @param observations different pairs of vehicle and time of report among them
 */
public record Tally(long responses, long faults, long versions, long records, long observations) {
  static final Tally NOTHING = new Tally(0, 0, 0, 0, 0);

  Tally failed() {
    return new Tally(responses, faults + 1, versions, records, observations);
  }

  Tally repeated() {
    return new Tally(responses + 1, faults, versions, records, observations);
  }

  Tally served(int vehicles, int fresh) {
    return new Tally(responses + 1, faults, versions + 1, records + vehicles, observations + fresh);
  }
}
