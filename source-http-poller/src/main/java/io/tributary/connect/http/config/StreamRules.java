package io.tributary.connect.http.config;

import java.util.ArrayList;
import java.util.List;

/** What does not go together with an endless response. */
final class StreamRules {

  private StreamRules() {}

  static List<Finding> check(EndpointSettings endpoint) {
    List<Finding> findings = new ArrayList<>();
    if (!endpoint.stream().enabled()) {
      return findings;
    }
    if (endpoint.paging().type() != PagingType.NONE) {
      findings.add(no(PagingSettings.TYPE, "a stream has no pages"));
    }
    if (endpoint.windows().enabled()) {
      findings.add(no(WindowSettings.START, "a stream has no windows"));
    }
    if (endpoint.schedule().cron() != null) {
      findings.add(no(ScheduleSettings.CRON, "a stream has no schedule"));
    }
    if (endpoint.transactionUnit() != TransactionUnit.PAGE) {
      findings.add(no(EndpointSettings.TRANSACTION_UNIT, "a stream is never complete"));
    }
    return findings;
  }

  private static Finding no(String key, String reason) {
    return new Finding(key, reason, "Remove it, or set " + StreamSettings.MODE + " to poll");
  }
}
