package io.tributary.connect.jdbcagg.retract;

import java.util.Comparator;
import java.util.Set;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/**
 * The place of a change event in the binary log of MySQL or MariaDB.
 *
 * @param snapshot whether it comes of the snapshot that the log position belongs to
 * @param first whether it is the first of a snapshot
 * @param file number of the log file
 * @param row within the log event
 * @param step 1 for a creation, which follows the deletion at the same place if a key changes
 * @param sourceMs when the change was made, in epoch milliseconds
 */
record SourcePosition(
    boolean snapshot, boolean first, long file, long pos, long row, long step, long sourceMs) {

  private static final Set<String> SNAPSHOT =
      Set.of("true", "first", "first_in_data_collection", "last_in_data_collection", "last");

  private static final Comparator<SourcePosition> ORDER =
      Comparator.comparingLong(SourcePosition::file)
          .thenComparingLong(SourcePosition::pos)
          .thenComparingLong(SourcePosition::row)
          .thenComparingLong(SourcePosition::step);

  /**
   * The place of an event.
   *
   * @throws ConnectException if the source does not tell it in this way
   */
  static SourcePosition of(ChangeEvent event) {
    String file = String.valueOf(event.sourceField("file"));
    String digits = file.substring(file.lastIndexOf('.') + 1);
    if (!(event.sourceField("pos") instanceof Long pos) || !digits.matches("\\d{1,18}")) {
      throw new ConnectException(
          "cdc.state=none needs source.file and source.pos of MySQL's or MariaDB's binary log in"
              + " the change events, and this one lacks them. Set cdc.state=table");
    }
    String snapshot = String.valueOf(event.sourceField("snapshot"));
    if (snapshot.equals("incremental")) {
      throw again();
    }
    return new SourcePosition(
        SNAPSHOT.contains(snapshot),
        snapshot.equals("first"),
        Long.parseLong(digits),
        pos,
        number(event.sourceField("row")),
        event.operation() == ChangeEvent.Operation.CREATE ? 1 : 0,
        number(event.sourceField("ts_ms")));
  }

  static ConnectException again() {
    return new ConnectException(
        "The source was snapshot again, and cdc.state=none would count its rows twice. Set"
            + " cdc.state=table, which does not, or set generation to the next number, with empty"
            + " tables and a topic that begins with the snapshot");
  }

  private static long number(@Nullable Object value) {
    return value instanceof Number number ? number.longValue() : 0;
  }

  /** Less than zero if this is before the other in the log. */
  int compareInLog(SourcePosition other) {
    return ORDER.compare(this, other);
  }

  /** Whether both belong to the same snapshot. */
  boolean isOfSnapshot(SourcePosition other) {
    return snapshot && other.snapshot && file == other.file && pos == other.pos;
  }

  String write() {
    return String.join(
        " ",
        snapshot ? "snapshot" : "log",
        Long.toString(file),
        Long.toString(pos),
        Long.toString(row),
        Long.toString(step),
        Long.toString(sourceMs));
  }

  static SourcePosition read(String text) {
    String[] parts = text.split(" ", -1);
    return new SourcePosition(
        parts[0].equals("snapshot"),
        false,
        Long.parseLong(parts[1]),
        Long.parseLong(parts[2]),
        Long.parseLong(parts[3]),
        Long.parseLong(parts[4]),
        Long.parseLong(parts[5]));
  }
}
