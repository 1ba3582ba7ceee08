package io.tributary.connect.http.config;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the keys of partitions must be in the light of one another. */
final class PartitionRules {

  private static final int MAX_UNITS = 10_000;

  private final PartitionSettings partition;
  private final List<Finding> findings = new ArrayList<>();

  private PartitionRules(PartitionSettings partition) {
    this.partition = partition;
  }

  static List<Finding> check(String alias, PartitionSettings partition, RequestSettings request) {
    PartitionRules rules = new PartitionRules(partition);
    rules.oneSource();
    rules.name();
    rules.count();
    rules.parent(alias);
    if (!partition.names().isEmpty() && !request.mentions("${partition.")) {
      rules.add(
          partition.box() == null ? PartitionSettings.NAME : PartitionSettings.BOX,
          "the request does not say which partition it is for",
          "Write ${partition."
              + partition.names().get(0)
              + "} into "
              + RequestSettings.PARAMETERS
              + ", "
              + RequestSettings.URL
              + " or "
              + RequestSettings.BODY);
    }
    return rules.findings;
  }

  private void oneSource() {
    long sources =
        Stream.of(!partition.values().isEmpty(), partition.box() != null, partition.isDiscovered())
            .filter(given -> given)
            .count();
    if (sources > 1) {
      add(
          PartitionSettings.VALUES,
          "partitions come from one place only",
          "Keep one of "
              + PartitionSettings.VALUES
              + ", "
              + PartitionSettings.BOX
              + " and "
              + PartitionSettings.PARENT);
    } else if (sources == 0 && !partition.name().isEmpty()) {
      add(
          PartitionSettings.NAME,
          "there are no partitions of that name",
          "Set " + PartitionSettings.VALUES + " or " + PartitionSettings.PARENT + " too");
    }
  }

  private void name() {
    boolean needed = !partition.values().isEmpty() || partition.isDiscovered();
    if (needed && !ColumnSettings.NAME.matcher(partition.name()).matches()) {
      add(
          PartitionSettings.NAME,
          "the partitions have no name of letters, digits and _",
          "Set it, as route");
    } else if (partition.name().equals("endpoint")) {
      add(PartitionSettings.NAME, "'endpoint' names the endpoint already", "Choose another name");
    } else if (partition.box() != null && !partition.name().isEmpty()) {
      add(
          PartitionSettings.NAME,
          "tiles are named by their sides",
          "Remove it, and use ${partition.south} and its like");
    }
  }

  private void count() {
    List<String> values =
        partition.values().stream().flatMap(range -> range.values().stream()).toList();
    if (values.stream().distinct().count() < values.size()) {
      add(PartitionSettings.VALUES, "a value is given twice", "Remove one of the two");
    }
    BoundingBox box = partition.box();
    if (values.size() > MAX_UNITS
        || (box != null && box.count(partition.tileDegrees()) > MAX_UNITS)) {
      add(
          box == null ? PartitionSettings.VALUES : PartitionSettings.TILE_DEGREES,
          "that makes more than " + MAX_UNITS + " partitions",
          "Spread them over several connectors, or take larger tiles");
    }
  }

  private void parent(String alias) {
    if (partition.parent().equals(alias)) {
      add(
          PartitionSettings.PARENT,
          "an endpoint cannot be its own parent",
          "Name the endpoint whose records hold the partitions");
    }
    if (partition.isDiscovered() != !partition.pointer().isEmpty()) {
      add(
          PartitionSettings.POINTER,
          partition.isDiscovered() ? "it is not set" : "there is no endpoint to read it from",
          partition.isDiscovered()
              ? "Set it to where the parent's records hold the value"
              : "Set " + PartitionSettings.PARENT + " too, or remove it");
    }
  }

  private void add(String key, String reason, String whatToDo) {
    findings.add(new Finding(key, reason, whatToDo));
  }
}
