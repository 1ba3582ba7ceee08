package io.tributary.connect.smt.fromjson;

import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.json.JsonWriter;
import io.tributary.connect.smt.problem.BadValueException;
import io.tributary.connect.smt.schema.OutputSchema;
import io.tributary.connect.smt.schema.Typing;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Typed rows of JSON, which comes as text, as bytes, or as the map that a converter has made of it.
 *
 * <p>Threading: one thread, as the transform that owns it.
 */
public final class JsonRows {

  private final Typing typing;
  private final @Nullable RowReader reader;
  private final int maxBytes;
  private final @Nullable String corruptField;

  /**
   * Rows of declared columns, or of what records hold.
   *
   * @param corruptField the column that takes what cannot be read, null where that is a fault
   */
  public JsonRows(Typing typing, int maxBytes, @Nullable String corruptField) {
    this.typing = corruptField == null ? typing : typing.withText(corruptField);
    this.reader =
        this.typing instanceof OutputSchema declared && RowReader.canRead(declared.columns())
            ? new RowReader(declared.schema(), declared.columns())
            : null;
    this.maxBytes = maxBytes;
    this.corruptField = corruptField;
  }

  /** The schema of rows, as far as it is known. */
  public Schema schema(String topic) {
    return typing.schema(topic);
  }

  /** The row that a value holds. */
  public Struct of(Object value, String topic) {
    try {
      String text = JsonText.of(value, maxBytes);
      if (text != null) {
        return reader == null ? ofTree(text, topic) : reader.read(text);
      }
      if (Tree.isObject(value)) {
        return typing.row(value, topic);
      }
      throw new BadValueException("neither JSON as a string or bytes, nor an object");
    } catch (BadValueException e) {
      if (corruptField == null) {
        throw e;
      }
      return typing.row(Collections.singletonMap(corruptField, shown(value)), topic);
    }
  }

  private Struct ofTree(String text, String topic) {
    TreeReader values = typing instanceof OutputSchema ? TreeReader.EXACT : TreeReader.DOUBLES;
    Object tree = values.read(text);
    if (tree == null || !Tree.isObject(tree)) {
      throw new BadValueException("the JSON is no object");
    }
    return typing.row(tree, topic);
  }

  /** What could not be read, as a string; bytes that are no text lose what is none. */
  private static String shown(Object value) {
    if (value instanceof String text) {
      return text;
    }
    if (value instanceof byte[] bytes) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    if (value instanceof ByteBuffer buffer) {
      return StandardCharsets.UTF_8.decode(buffer.duplicate()).toString();
    }
    return Tree.isObject(value) || value instanceof List
        ? JsonWriter.write(value)
        : Tree.text(value);
  }
}
