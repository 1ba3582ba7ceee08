package io.tributary.quickstart.view;

import io.tributary.quickstart.proof.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says what the proofs found. */
public final class ProofReport {

  private ProofReport() {}

  /** A line for each proof and, below one that failed, what differs. */
  public static List<String> lines(List<Verdict> verdicts) {
    List<String> lines = new ArrayList<>();
    for (Verdict verdict : verdicts) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  %-6s %-58s %8d compared",
              verdict.holds() ? "holds" : "FAILED",
              verdict.name(),
              verdict.compared()));
      if (!verdict.holds()) {
        lines.addAll(trouble(verdict));
      }
    }
    return lines;
  }

  private static List<String> trouble(Verdict verdict) {
    if (verdict.differing() == 0) {
      return List.of("         nothing arrived, so nothing is proven");
    }
    List<String> lines = new ArrayList<>();
    verdict.first().forEach(difference -> lines.add("         " + difference));
    long more = verdict.differing() - verdict.first().size();
    if (more > 0) {
      lines.add("         and " + more + " more");
    }
    return lines;
  }
}
