package io.tributary.connect.smt.fromjson;

import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.json.JsonWriter;
import io.tributary.connect.smt.problem.BadValueException;
import io.tributary.connect.smt.schema.OutputSchema;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Typed rows of JSON, which comes as text, as bytes, or as the map that a converter has made of it.
 *
 * <p>Threading: one thread, as the transform that owns it.
 */
public final class JsonRows {

  private final OutputSchema schema;
  private final RowReader reader;
  private final int maxBytes;
  private final @Nullable String corruptField;

  /**
   * Rows of declared columns.
   *
   * @param corruptField the column that takes what cannot be read, null where that is a fault
   */
  public JsonRows(OutputSchema schema, int maxBytes, @Nullable String corruptField) {
    this.schema = schema;
    this.reader = new RowReader(schema.schema(), schema.columns());
    this.maxBytes = maxBytes;
    this.corruptField = corruptField;
  }

  public OutputSchema schema() {
    return schema;
  }

  /** The row that a value holds. */
  public Struct of(Object value) {
    try {
      String text = JsonText.of(value, maxBytes);
      if (text != null) {
        return reader.read(text);
      }
      if (Tree.isObject(value)) {
        return schema.project(value);
      }
      throw new BadValueException("neither JSON as a string or bytes, nor an object");
    } catch (BadValueException e) {
      if (corruptField == null) {
        throw e;
      }
      return schema.project(Collections.singletonMap(corruptField, shown(value)));
    }
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
