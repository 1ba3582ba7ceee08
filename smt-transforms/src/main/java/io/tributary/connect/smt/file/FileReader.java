package io.tributary.connect.smt.file;

import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.json.JsonNode;
import io.tributary.connect.smt.json.JsonNode.JsonArray;
import io.tributary.connect.smt.json.JsonReader;
import io.tributary.connect.smt.lookup.RowReader;
import io.tributary.connect.smt.lookup.RowShape;
import io.tributary.connect.smt.lookup.TableRef;
import io.tributary.connect.smt.lookup.UnreadableTableException;
import io.tributary.connect.smt.problem.Problems;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a file in UTF-8: CSV with names in its first line, a JSON array of objects
 * ({@code .json}), or one JSON object a line ({@code .ndjson}, {@code .jsonl}).
 */
public final class FileReader implements RowReader {

  /** An array is read whole, and its text beside its rows; one object a line needs no limit. */
  private static final long MAX_JSON_BYTES = 64L << 20;

  private final TableRef.DataFile file;
  private final RowShape shape;
  private final AllowedFolders folders;
  private @Nullable Stamp lastRead;

  private record Stamp(long modifiedMs, long size) {}

  public FileReader(TableRef.DataFile file, RowShape shape, AllowedFolders folders) {
    this.file = file;
    this.shape = shape;
    this.folders = folders;
  }

  @Override
  public boolean mayHaveChanged() throws UnreadableTableException {
    try {
      return !stamp().equals(lastRead);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  @Override
  public void readAll(RowSink sink) throws UnreadableTableException {
    String refusal = folders.refusal(file.path());
    if (refusal != null) {
      throw UnreadableTableException.untilMended("file " + file.name() + ": " + refusal);
    }
    try {
      Stamp stamp = stamp();
      String name = file.path().toLowerCase(Locale.ROOT);
      try (BufferedReader in = Files.newBufferedReader(path())) {
        if (name.endsWith(".ndjson") || name.endsWith(".jsonl")) {
          lines(in, sink);
        } else if (name.endsWith(".json")) {
          array(stamp, sink);
        } else {
          csv(new CsvReader(in, file.delimiter()), sink);
        }
      }
      lastRead = stamp;
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private void csv(CsvReader in, RowSink sink) throws IOException, UnreadableTableException {
    List<@Nullable String> header = in.record();
    if (header == null) {
      throw unreadable("has no first line with the names of its columns");
    }
    List<String> names = shape.names();
    int[] places = new int[names.size()];
    for (int i = 0; i < places.length; i++) {
      places[i] = header.indexOf(names.get(i));
      if (places[i] < 0) {
        throw unreadable(
            "has no column '%s'. Its first line must hold it, with %s between the names"
                .formatted(names.get(i), "'" + file.delimiter() + "'"));
      }
    }
    List<@Nullable String> cells = in.record();
    for (int number = 1; cells != null; number++) {
      if (cells.size() != header.size()) {
        throw unreadable(
            "has %d cells in row %d, and %d names in its first line"
                .formatted(cells.size(), number, header.size()));
      }
      @Nullable Object[] row = new Object[places.length];
      for (int i = 0; i < places.length; i++) {
        row[i] = i < shape.keyColumns().size() ? key(cells.get(places[i])) : cells.get(places[i]);
      }
      sink.add(row);
      cells = in.record();
    }
  }

  /** A CSV file has no types: a key that is a whole number in plain notation is one. */
  private static @Nullable Object key(@Nullable String cell) {
    return cell != null && cell.matches("0|-?[1-9][0-9]{0,17}") ? Long.valueOf(cell) : cell;
  }

  private void array(Stamp stamp, RowSink sink) throws IOException, UnreadableTableException {
    if (stamp.size() > MAX_JSON_BYTES) {
      throw unreadable(
          "is larger than %d MB, which an array may have; write one object a line (.ndjson)"
              .formatted(MAX_JSON_BYTES >> 20));
    }
    JsonNode root = json(Files.readString(path()), "");
    if (!(root instanceof JsonArray array)) {
      throw unreadable("is no array of objects but " + root.kind());
    }
    for (JsonNode item : array.items()) {
      object(item, sink);
    }
  }

  private void lines(BufferedReader in, RowSink sink) throws IOException, UnreadableTableException {
    int number = 0;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      number++;
      if (!line.isBlank()) {
        object(json(line, " in line " + number), sink);
      }
    }
  }

  private JsonNode json(String text, String where) throws UnreadableTableException {
    JsonNode node = JsonReader.read(text, new Problems());
    if (node == null) {
      throw unreadable("is not JSON" + where);
    }
    return node;
  }

  private void object(JsonNode node, RowSink sink) throws UnreadableTableException {
    if (!(node instanceof JsonNode.JsonObject object)) {
      throw unreadable("holds " + node.kind() + " where a row should be an object");
    }
    Object tree = object.plain();
    List<String> names = shape.names();
    @Nullable Object[] row = new Object[names.size()];
    for (int i = 0; i < row.length; i++) {
      Object value = Tree.field(tree, names.get(i));
      row[i] = value == Tree.ABSENT ? null : value;
    }
    sink.add(row);
  }

  private Path path() {
    return Path.of(file.path());
  }

  private Stamp stamp() throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(path(), BasicFileAttributes.class);
    if (!attributes.isRegularFile()) {
      throw new IOException("it is no file");
    }
    return new Stamp(attributes.lastModifiedTime().toMillis(), attributes.size());
  }

  private UnreadableTableException unreadable(String what) {
    return UnreadableTableException.untilMended("file %s %s".formatted(file.name(), what));
  }

  /** A file may be in the middle of being replaced, so waiting may help. */
  private UnreadableTableException failure(IOException e) {
    return UnreadableTableException.forNow(
        "file %s cannot be read (%s). Check its path, and that the worker may read it"
            .formatted(file.name(), e.getClass().getSimpleName()));
  }

  @Override
  public void close() {
    // each read closes the file
  }
}
