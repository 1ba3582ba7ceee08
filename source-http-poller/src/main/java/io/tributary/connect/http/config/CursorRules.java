package io.tributary.connect.http.config;

import java.util.ArrayList;
import java.util.List;

/** What the cursors must be in the light of one another. */
final class CursorRules {

  private CursorRules() {}

  static List<Finding> check(CursorSettings cursor) {
    List<Finding> findings = new ArrayList<>();
    List<String> names = cursor.names();
    if (names.stream().distinct().count() < names.size()) {
      findings.add(
          new Finding(CursorSettings.FIELDS, "a name is given twice", "Rename one of the two"));
    }
    cursor.initial().keySet().stream()
        .filter(name -> !names.contains(name))
        .forEach(
            name ->
                findings.add(
                    new Finding(
                        CursorSettings.INITIAL,
                        "there is no cursor '" + name + "'",
                        "Add it to " + CursorSettings.FIELDS + ", or remove it here")));
    if (cursor.lookbackMs() > 0 && names.isEmpty()) {
      findings.add(
          new Finding(
              CursorSettings.LOOKBACK,
              "there is no cursor to set back",
              "Set " + CursorSettings.FIELDS + " too"));
    }
    return findings;
  }
}
