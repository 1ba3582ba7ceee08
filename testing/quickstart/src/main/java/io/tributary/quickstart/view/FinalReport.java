package io.tributary.quickstart.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The figures of a bounded run, in a short table. */
public final class FinalReport {

  private static final double MILLIS = 1000;
  private static final int BYTES_PER_MIB = 1 << 20;

  private FinalReport() {}

  /** The lines of the table. */
  public static List<String> lines(Snapshot last, Milestones milestones) {
    List<String> lines = new ArrayList<>();
    last.feeds().forEach(feed -> lines.add(figure("polls of " + feed.name(), feed.polls())));
    last.topics()
        .forEach(topic -> lines.add(figure("records in " + topic.name(), topic.records())));
    last.tables()
        .forEach(table -> lines.add(figure("MySQL rows in " + table.name(), table.rows())));
    last.lakes()
        .forEach(
            lake -> {
              lines.add(figure("Hudi commits of " + lake.name(), lake.commits()));
              lines.add(figure("Hudi rows in " + lake.name(), lake.rows()));
            });
    lines.add(line("start to first MySQL row", seconds(milestones.firstRow())));
    lines.add(line("start to first Hudi commit", seconds(milestones.firstCommit())));
    lines.add(line("whole run", seconds(last.running())));
    lines.add(line("peak memory, all processes", milestones.peakMemory() / BYTES_PER_MIB + " MiB"));
    return lines;
  }

  private static String figure(String name, long value) {
    return line(name, Long.toString(value));
  }

  private static String seconds(@Nullable Duration duration) {
    return duration == null
        ? "never"
        : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / MILLIS);
  }

  private static String line(String name, String value) {
    return String.format(Locale.ROOT, "  %-46s %12s", name, value);
  }
}
