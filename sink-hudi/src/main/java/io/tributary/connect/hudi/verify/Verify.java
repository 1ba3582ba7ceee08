package io.tributary.connect.hudi.verify;

import io.tributary.connect.hudi.config.HudiSinkConfig;
import io.tributary.connect.hudi.config.TableSettings;
import io.tributary.connect.hudi.lake.LakeSession;
import io.tributary.connect.hudi.lake.TableSummary;
import io.tributary.connect.hudi.model.TableContent;
import io.tributary.connect.hudi.model.TableFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.config.ConfigException;

/**
 * The command: compares the tables of two connectors, of which one has written its topics again
 * from the beginning.
 */
public final class Verify {

  private static final int SAME = 0;
  private static final int DIFFERENT = 1;
  private static final int FAILED = 2;

  private static final String USAGE =
      "verify <connector.json> <rebuilt.json>: compares the tables of two connectors' configs,"
          + " rows and checksum of each partition. Ends with 0 where they are the same, 1 where they"
          + " differ, 2 where they cannot be compared.";

  private Verify() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments, System.out, System.err));
  }

  /** Carries the command out; the status to exit with. */
  static int run(String[] arguments, PrintStream out, PrintStream err) {
    if (arguments.length != 2) {
      err.println(USAGE);
      return FAILED;
    }
    try {
      TableContent live = content(Path.of(arguments[0]));
      TableContent rebuilt = content(Path.of(arguments[1]));
      if (!live.offsets().next().equals(rebuilt.offsets().next())) {
        err.println(
            "The tables have read their topics to different offsets, "
                + live.offsets().next()
                + " and "
                + rebuilt.offsets().next()
                + ". Wait until both have read all there is, or pause one of the connectors.");
        return FAILED;
      }
      return compare(live, rebuilt, out) ? SAME : DIFFERENT;
    } catch (IOException | ConfigException | TableFailure e) {
      err.println(e.getMessage());
      return FAILED;
    }
  }

  private static TableContent content(Path file) throws IOException {
    HudiSinkConfig config = ConnectorFile.read(file);
    TableSettings table = config.table();
    try (LakeSession session =
        new LakeSession("hudi-sink-verify-" + table.name(), config.storage())) {
      return TableSummary.read(session, table, config.owner());
    }
  }

  private static boolean compare(TableContent live, TableContent rebuilt, PrintStream out) {
    Set<String> paths = new TreeSet<>(live.partitions().keySet());
    paths.addAll(rebuilt.partitions().keySet());
    boolean same = true;
    for (String path : paths) {
      TableContent.Partition here = partition(live, path);
      TableContent.Partition there = partition(rebuilt, path);
      same &= here.equals(there);
      out.printf(
          "%s %s: %d rows %016x, rebuilt %d rows %016x%n",
          here.equals(there) ? "same" : "DIFFERENT",
          path.isEmpty() ? "(whole table)" : path,
          here.rows(),
          here.checksum(),
          there.rows(),
          there.checksum());
    }
    out.println(same ? "The tables are the same." : "The tables are different.");
    return same;
  }

  private static TableContent.Partition partition(TableContent content, String path) {
    return content.partitions().getOrDefault(path, TableContent.Partition.NONE);
  }
}
