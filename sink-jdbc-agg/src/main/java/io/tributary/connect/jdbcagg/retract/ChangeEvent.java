package io.tributary.connect.jdbcagg.retract;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/**
 * An envelope of Debezium 1.x to 3.x.
 *
 * @param before the row before the change, as far as the source logs it
 * @param after the row after the change
 * @param source where the change was made; null if the envelope does not tell
 */
public record ChangeEvent(
    Operation operation, @Nullable Struct before, @Nullable Struct after, @Nullable Struct source) {

  private static final String BEFORE = "before";
  private static final String AFTER = "after";
  private static final String SOURCE = "source";
  private static final String OPERATION = "op";

  /** What happened to the row. */
  public enum Operation {
    /** A snapshot, or the re-read of a row. */
    READ,
    CREATE,
    UPDATE,
    DELETE,
    /** All rows of the table are gone. */
    TRUNCATE,
    /** A message that an application wrote into the log beside its tables. */
    MESSAGE;

    /**
     * The operation of an envelope's {@code op}.
     *
     * @throws DataException if there is none
     */
    public static Operation of(String op) {
      return switch (op) {
        case "r" -> READ;
        case "c" -> CREATE;
        case "u" -> UPDATE;
        case "d" -> DELETE;
        case "t" -> TRUNCATE;
        case "m" -> MESSAGE;
        default -> throw new DataException("the envelope's op is none of r, c, u, d, t, m");
      };
    }
  }

  /**
   * Reads a record that is no tombstone.
   *
   * @throws ConnectException if it has no schema, as then rows that differ may look alike
   * @throws DataException if it is no envelope
   */
  public static ChangeEvent of(SinkRecord record) {
    if (!(record.value() instanceof Struct envelope)) {
      throw new ConnectException(
          "cdc.mode=debezium needs records with schemas, and this one has none. Set a converter"
              + " that keeps them on both sides, such as JsonConverter with schemas.enable=true, or"
              + " Avro");
    }
    Schema schema = envelope.schema();
    if (schema.field(OPERATION) == null || rowSchema(schema) == null) {
      throw new DataException(
          "the value is no change event of Debezium. Leave transforms that unwrap it out, or set"
              + " cdc.mode=none");
    }
    return new ChangeEvent(
        Operation.of(String.valueOf(envelope.get(OPERATION))),
        part(envelope, BEFORE),
        part(envelope, AFTER),
        part(envelope, SOURCE));
  }

  /** The schema of the rows in an envelope; null if it is none. */
  public static @Nullable Schema rowSchema(Schema envelope) {
    Field after = envelope.field(AFTER);
    return after != null && after.schema().type() == Schema.Type.STRUCT ? after.schema() : null;
  }

  private static @Nullable Struct part(Struct envelope, String name) {
    return envelope.schema().field(name) == null ? null : envelope.getStruct(name);
  }

  /**
   * The row that is there after the change; null if none is.
   *
   * @throws DataException if there should be one
   */
  public @Nullable Struct row() {
    if (operation == Operation.DELETE || operation == Operation.TRUNCATE) {
      return null;
    }
    if (after == null) {
      throw new DataException("the envelope has no after, although its row is not deleted");
    }
    return after;
  }

  /** The table of the source, with its database and schema where there are such. */
  public String table() {
    return Stream.of("db", "schema", "table", "collection")
        .map(this::sourceField)
        .filter(Objects::nonNull)
        .map(Object::toString)
        .collect(Collectors.joining("."));
  }

  /** A field of the source; null where it is null or absent. */
  @Nullable Object sourceField(String name) {
    return source == null || source.schema().field(name) == null ? null : source.get(name);
  }
}
