package io.tributary.connect.http.config;

import java.util.ArrayList;
import java.util.List;

/** What the keys of windows must be in the light of one another. */
final class WindowRules {

  private WindowRules() {}

  static List<Finding> check(WindowSettings windows, RequestSettings request) {
    List<Finding> findings = new ArrayList<>();
    if (windows.start() == null) {
      if (windows.end() != null) {
        findings.add(
            new Finding(
                WindowSettings.END,
                "there is no window to end",
                "Set " + WindowSettings.START + " too"));
      }
      return findings;
    }
    if (windows.end() != null && !windows.start().isBefore(windows.end())) {
      findings.add(
          new Finding(
              WindowSettings.END,
              "it is not after " + WindowSettings.START,
              "Set it later, or remove it to follow the present"));
    }
    if (!request.mentions("${window.start")) {
      findings.add(
          new Finding(
              WindowSettings.START,
              "the request does not say which window it is for",
              "Write ${window.start} into "
                  + RequestSettings.PARAMETERS
                  + ", "
                  + RequestSettings.URL
                  + " or "
                  + RequestSettings.BODY));
    }
    return findings;
  }
}
