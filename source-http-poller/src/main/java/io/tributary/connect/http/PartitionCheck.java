package io.tributary.connect.http;

import io.tributary.connect.http.config.EndpointRules;
import io.tributary.connect.http.config.EndpointSettings;
import io.tributary.connect.http.config.Finding;
import io.tributary.connect.http.config.HttpPollerConfig;
import io.tributary.connect.http.config.PartitionSettings;
import io.tributary.connect.http.config.RequestSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.config.ConfigException;

/** Finds endpoints that cannot give others their partitions. */
final class PartitionCheck {

  private PartitionCheck() {}

  /**
   * @param parents aliases of the endpoints that others take their partitions from
   */
  static List<Finding> check(HttpPollerConfig config, Set<String> parents) {
    List<Finding> findings = new ArrayList<>();
    for (String alias : parents) {
      try {
        EndpointSettings parent = config.parent(alias);
        EndpointRules.check(parent).stream()
            // Its records may go nowhere.
            .filter(finding -> !finding.key().equals(EndpointSettings.TOPIC))
            .map(
                finding ->
                    new Finding(
                        PartitionSettings.PARENT,
                        "endpoint '" + alias + "': " + finding.key() + ": " + finding.reason(),
                        finding.whatToDo()))
            .forEach(findings::add);
        if (parent.request().url().contains("${partition.")) {
          findings.add(
              new Finding(
                  PartitionSettings.PARENT,
                  "endpoint '" + alias + "' is split into partitions itself",
                  "Give it a " + RequestSettings.URL + " of its own, without partitions"));
        }
      } catch (ConfigException e) {
        findings.add(
            new Finding(
                PartitionSettings.PARENT,
                "endpoint '" + alias + "': " + e.getMessage(),
                "Correct its keys"));
      }
    }
    return findings;
  }
}
