package io.tributary.connect.smt.lint;

import java.io.PrintStream;
import java.util.List;
import org.apache.kafka.connect.sink.SinkRecord;

/** The command. */
public final class Lint {

  private static final int CLEAN = 0;
  private static final int FOUND = 1;
  private static final int FAILED = 2;

  private Lint() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments, System.out, System.err));
  }

  /** Carries the command out; the status to exit with. */
  static int run(String[] arguments, PrintStream out, PrintStream err) {
    try {
      Arguments asked = Arguments.parse(arguments);
      ChainConfig chain = ChainConfig.read(asked.config());
      List<SinkRecord> sample =
          asked.sample() == null
              ? List.of()
              : new SampleReader(asked.topic(), asked.whole()).records(asked.sample());
      try (Trial trial = Trial.of(chain)) {
        return trial.run(sample, new Report(out, asked)) ? CLEAN : FOUND;
      }
    } catch (LintException e) {
      err.println(e.getMessage());
      return FAILED;
    }
  }
}
