package io.tributary.configs.doctor;

/** Where bad records go. */
final class ErrorsCheck implements Check {

  static final String QUEUE = "errors.deadletterqueue.topic.name";

  private static final String TOLERANCE = "errors.tolerance";

  @Override
  public void run(Setup setup, Findings findings) {
    for (ConnectorConfig config : setup.connectors()) {
      boolean tolerant = config.get(TOLERANCE, "none").equals("all");
      String queue = config.get(QUEUE, "");
      if (config.isSink() && tolerant && queue.isEmpty()) {
        findings.error(
            config,
            TOLERANCE,
            "bad records vanish, as no dead letter queue is named",
            "Set " + QUEUE + ", or leave the tolerance out");
      }
      if (config.isSource() && tolerant) {
        findings.warning(
            config,
            TOLERANCE,
            "records that a transform or a converter refuses vanish, as sources have no queue",
            "Leave it out, and mend what refuses them");
      }
      if (!tolerant && !queue.isEmpty()) {
        findings.error(
            config,
            QUEUE,
            "it stays empty: the task stops at the first bad record",
            "Set " + TOLERANCE + "=all");
      }
      if (!queue.isEmpty() && config.list("topics").contains(queue)) {
        findings.error(
            config,
            QUEUE,
            "the connector reads its own dead letters, again and again",
            "Name another topic");
      }
      if (config.get("errors.log.include.messages", "false").equals("true")) {
        findings.warning(
            config,
            "errors.log.include.messages",
            "values of bad records are written to the worker's log",
            "Leave it out; the dead letter queue keeps them");
      }
    }
  }
}
