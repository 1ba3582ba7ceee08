package io.tributary.configs.doctor;

import io.tributary.connect.smt.json.JsonWriter;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The command. */
public final class Doctor {

  private static final int CLEAN = 0;
  private static final int FOUND = 1;
  private static final int FAILED = 2;

  private static final List<Check> CHECKS =
      List.of(
          new KeysCheck(),
          new SecretsCheck(),
          new BudgetCheck(),
          new TopicsCheck(),
          new ConverterCheck(),
          new DestinationCheck(),
          new ErrorsCheck(),
          new ChangesCheck(),
          new SampleCheck());

  private Doctor() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments, System.out, System.err));
  }

  /** Carries the command out; the status to exit with. */
  static int run(String[] arguments, PrintStream out, PrintStream err) {
    try {
      Arguments asked = Arguments.parse(arguments);
      Setup setup = Setup.read(asked);
      Findings findings = new Findings();
      for (Check check : CHECKS) {
        check.run(setup, findings);
      }
      if (asked.json()) {
        out.println(JsonWriter.write(findings.sorted().stream().map(Doctor::members).toList()));
      } else {
        findings.sorted().forEach(finding -> out.println(finding.line()));
        if (findings.clean()) {
          out.printf("%d connectors: nothing wrong was found%n", setup.connectors().size());
        }
      }
      return findings.clean() ? CLEAN : FOUND;
    } catch (DoctorException e) {
      err.println(e.getMessage());
      return FAILED;
    }
  }

  private static Map<String, Object> members(Finding finding) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
    members.put("file", finding.file());
    members.put("key", finding.key());
    members.put("reason", finding.reason());
    members.put("what_to_do", finding.whatToDo());
    return members;
  }
}
