package io.tributary.connect.jdbcagg.hivefiles;

import io.tributary.connect.jdbcagg.flush.GroupChanges;
import io.tributary.connect.jdbcagg.flush.GroupRow;
import io.tributary.connect.jdbcagg.flush.TableShape;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * One version of a table: {@code part-00000} with the rows, and two files that Hive passes over,
 * for they begin with an underscore: all that is kept of each group, sorted by its hash, and the
 * offsets up to which the version counts.
 */
final class VersionFolder {

  private static final String ROWS = "part-00000";
  private static final String STATE = "_state";
  private static final String OFFSETS = "_offsets";

  private final Path path;
  private final Path rowsPath;

  /**
   * @param rowsPath the folder of the rows: the version's own, or one below it
   */
  VersionFolder(Path path, Path rowsPath) {
    this.path = path;
    this.rowsPath = rowsPath;
  }

  Path path() {
    return path;
  }

  /** Makes a version without rows and offsets. */
  void makeEmpty() throws IOException {
    Files.createDirectories(rowsPath);
    writeOffsets(Map.of());
  }

  Map<TopicPartition, Long> offsets() throws IOException {
    Map<TopicPartition, Long> offsets = new TreeMap<>(BY_NAME);
    for (String line : Files.readAllLines(path.resolve(OFFSETS))) {
      String[] parts = line.split(" ", 3);
      offsets.put(
          new TopicPartition(parts[0], Integer.parseInt(parts[1])), Long.parseLong(parts[2]));
    }
    return offsets;
  }

  private static final Comparator<TopicPartition> BY_NAME =
      Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

  /**
   * Makes the version that follows this one.
   *
   * @param next not there yet
   * @param changes null where no group changes
   */
  void make(VersionFolder next, @Nullable GroupChanges changes, Map<TopicPartition, Long> offsets)
      throws IOException {
    Files.createDirectory(next.path);
    Files.createDirectories(next.rowsPath);
    if (changes == null) {
      copy(path.resolve(STATE), next.path.resolve(STATE));
      copy(rowsPath.resolve(ROWS), next.rowsPath.resolve(ROWS));
    } else {
      merge(next, changes);
    }
    next.writeOffsets(offsets);
  }

  private static void copy(Path from, Path to) throws IOException {
    if (Files.exists(from)) {
      Files.copy(from, to);
      force(to);
    }
  }

  /** Both sides are sorted by hash, so neither is held in memory as a whole. */
  private void merge(VersionFolder next, GroupChanges changes) throws IOException {
    TableShape shape = changes.shape();
    try (Writers out = new Writers(next, shape);
        @Nullable BufferedReader in = openState()) {
      List<String> names = in == null ? List.of() : names(in);
      Iterator<GroupRow> rows = changes.rows().iterator();
      StateRow old = read(in, shape, names);
      StateRow added = next(rows, shape);
      while (old != null && added != null) {
        int order = old.hash().compareTo(added.hash());
        if (order < 0) {
          out.write(old);
        } else {
          out.write(order > 0 ? added : old.plus(added, shape));
          added = next(rows, shape);
        }
        old = order > 0 ? old : read(in, shape, names);
      }
      for (; old != null; old = read(in, shape, names)) {
        out.write(old);
      }
      for (; added != null; added = next(rows, shape)) {
        out.write(added);
      }
    }
  }

  private static @Nullable StateRow next(Iterator<GroupRow> rows, TableShape shape) {
    return rows.hasNext() ? StateRow.of(shape, rows.next()) : null;
  }

  private @Nullable BufferedReader openState() throws IOException {
    Path state = path.resolve(STATE);
    return Files.exists(state) ? Files.newBufferedReader(state) : null;
  }

  private static List<String> names(BufferedReader in) throws IOException {
    String line = in.readLine();
    return line == null ? List.of() : FieldText.fields(line).stream().map(String::valueOf).toList();
  }

  private static @Nullable StateRow read(
      @Nullable BufferedReader in, TableShape shape, List<String> names) throws IOException {
    String line = in == null ? null : in.readLine();
    return line == null ? null : StateRow.read(shape, names, FieldText.fields(line));
  }

  private void writeOffsets(Map<TopicPartition, Long> offsets) throws IOException {
    StringBuilder lines = new StringBuilder();
    offsets.forEach(
        (partition, next) ->
            lines
                .append(partition.topic())
                .append(' ')
                .append(partition.partition())
                .append(' ')
                .append(next)
                .append('\n'));
    Path file = path.resolve(OFFSETS);
    Files.writeString(file, lines);
    force(file);
  }

  /** A version must outlive a power cut before the metastore may point to it. */
  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** The two files of a version that grow by row. */
  private static final class Writers implements AutoCloseable {
    private final TableShape shape;
    private final Path state;
    private final Path rows;
    private final BufferedWriter stateOut;
    private final BufferedWriter rowsOut;

    Writers(VersionFolder folder, TableShape shape) throws IOException {
      this.shape = shape;
      this.state = folder.path.resolve(STATE);
      this.rows = folder.rowsPath.resolve(ROWS);
      this.stateOut = open(state);
      this.rowsOut = open(rows);
      line(stateOut, List.copyOf(StateRow.names(shape)));
    }

    /** Half a surrogate pair becomes a question mark, as with every driver. */
    private static BufferedWriter open(Path file) throws IOException {
      return new BufferedWriter(
          new OutputStreamWriter(
              Files.newOutputStream(file, StandardOpenOption.CREATE_NEW), StandardCharsets.UTF_8));
    }

    void write(StateRow row) throws IOException {
      line(stateOut, row.fields(shape));
      line(rowsOut, row.visible(shape));
    }

    private static void line(BufferedWriter out, List<@Nullable String> fields) throws IOException {
      out.write(FieldText.line(fields));
      out.write('\n');
    }

    @Override
    public void close() throws IOException {
      try (stateOut;
          rowsOut) {
        stateOut.flush();
        rowsOut.flush();
      }
      force(state);
      force(rows);
    }
  }
}
