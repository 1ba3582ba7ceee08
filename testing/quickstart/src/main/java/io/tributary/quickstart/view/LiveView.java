package io.tributary.quickstart.view;

import io.tributary.quickstart.view.Snapshot.Connector;
import io.tributary.quickstart.view.Snapshot.DatabaseTable;
import io.tributary.quickstart.view.Snapshot.Server;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Lays a snapshot out as the lines of one screen. */
public final class LiveView {

  private static final int BYTES_PER_MIB = 1 << 20;

  private final List<Address> addresses;

  /**
   * @param addresses where a reader can look further, shown below the figures
   */
  public LiveView(List<Address> addresses) {
    this.addresses = List.copyOf(addresses);
  }

  /**
   * The screen.
   *
   * @param width columns of the terminal; longer lines are cut
   */
  public List<String> lines(Snapshot snapshot, int width) {
    List<String> lines = new ArrayList<>();
    lines.add(
        line("Tributary, running for %s. Ctrl-C stops everything.", time(snapshot.running())));
    lines.add("");
    flow(snapshot, lines);
    lines.add("");
    connectors(snapshot, lines);
    lines.add("");
    lines.add(memory(snapshot));
    lines.add("");
    lines.addAll(whereToLook());
    return lines.stream().map(each -> cut(each, width)).toList();
  }

  /** The addresses, a line each. */
  public List<String> whereToLook() {
    return addresses.stream()
        .map(address -> line("  %-12s %s", address.name(), address.where()))
        .toList();
  }

  /** The figures in one line, for a log. */
  public static String brief(Snapshot snapshot) {
    List<String> parts = new ArrayList<>();
    parts.add(time(snapshot.running()));
    snapshot.feeds().forEach(feed -> parts.add(feed.name() + " polls " + feed.polls()));
    snapshot.topics().forEach(topic -> parts.add(topic.name() + " " + topic.records()));
    snapshot.tables().forEach(table -> parts.add(table.name() + " rows " + table.rows()));
    snapshot
        .lakes()
        .forEach(
            lake ->
                parts.add(
                    "lake " + lake.name() + " commits " + lake.commits() + " rows " + lake.rows()));
    snapshot.connectors().stream()
        .filter(connector -> !connector.trouble().isEmpty())
        .forEach(connector -> parts.add(connector.name() + ": " + connector.trouble()));
    parts.add(mib(snapshot.memory()));
    return String.join(" | ", parts);
  }

  private static void flow(Snapshot snapshot, List<String> lines) {
    lines.add("  REST API         polls      rows");
    snapshot
        .feeds()
        .forEach(
            feed -> lines.add(line("  %-14s %7d %9d", feed.name(), feed.polls(), feed.rows())));
    lines.add("");
    lines.add("  Kafka topic                          records   per second");
    snapshot
        .topics()
        .forEach(
            topic ->
                lines.add(
                    line("  %-34s %9d %12.1f", topic.name(), topic.records(), topic.perSecond())));
    lines.add("");
    lines.add("  MySQL table                             rows   freshest window (UTC)");
    snapshot
        .tables()
        .forEach(
            table ->
                lines.add(line("  %-34s %9d   %s", table.name(), table.rows(), freshest(table))));
    lines.add("");
    lines.add("  Hudi table                           commits      rows     files");
    snapshot
        .lakes()
        .forEach(
            lake ->
                lines.add(
                    line(
                        "  %-34s %9d %9d %9d",
                        lake.name(), lake.commits(), lake.rows(), lake.files())));
  }

  private static void connectors(Snapshot snapshot, List<String> lines) {
    lines.add("  Connector                      state         tasks");
    for (Connector connector : snapshot.connectors()) {
      lines.add(
          line(
              "  %-30s %-13s %s",
              connector.name(),
              connector.state(),
              connector.tasks().isEmpty() ? "none yet" : String.join(", ", connector.tasks())));
      if (!connector.trouble().isEmpty()) {
        lines.add("    " + connector.trouble());
      }
    }
  }

  private static String memory(Snapshot snapshot) {
    String each =
        snapshot.servers().stream()
            .sorted(Comparator.comparingLong(Server::memory).reversed())
            .map(server -> server.name() + " " + server.memory() / BYTES_PER_MIB)
            .collect(Collectors.joining(", "));
    return line("  Memory %s: %s", mib(snapshot.memory()), each);
  }

  private static String freshest(DatabaseTable table) {
    Instant window = table.freshest();
    return window == null ? "-" : window.toString().replace('T', ' ').replace("Z", "");
  }

  private static String time(Duration running) {
    return line("%d:%02d", running.toMinutes(), running.toSecondsPart());
  }

  private static String mib(long bytes) {
    return bytes / BYTES_PER_MIB + " MiB";
  }

  private static String cut(String line, int width) {
    return line.length() <= width ? line : line.substring(0, Math.max(0, width - 1)) + "…";
  }

  private static String line(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }

  /** A place to look further, such as the REST address of the worker. */
  public record Address(String name, String where) {}
}
