package io.tributary.connect.http.config;

import static org.apache.kafka.common.config.ConfigDef.Range.between;

import io.tributary.connect.kit.config.KeyGroup;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * How a response is judged as a whole. Pointers are JSON pointers from its top; an empty one means
 * that the response has no such member.
 *
 * @param maxBytes largest body, after decompression
 * @param fatalStatusCodes statuses that retrying cannot mend
 * @param errorPointer a member that is there, and not null, only in a failure
 * @param retryablePointer where such a failure says anything but "true" if no retry mends it
 * @param versionPointer a value that stays the same while the data does
 * @param cursors values for the next request
 */
public record ResponseSettings(
    int maxBytes,
    StatusCodes fatalStatusCodes,
    String errorPointer,
    String retryablePointer,
    String versionPointer,
    List<CursorField> cursors) {

  public static final String MAX_BYTES = "response.max.bytes";
  public static final String FATAL_STATUS_CODES = "errors.fatal.status.codes";
  public static final String ERROR_POINTER = "response.error.pointer";
  public static final String RETRYABLE_POINTER = "response.error.retryable.pointer";
  public static final String VERSION_POINTER = "snapshot.version.pointer";
  public static final String CURSOR_FIELDS = "cursor.fields";

  private static final Parsed POINTER = Parsed.by("JSON pointer", JsonPointers::check);

  public ResponseSettings {
    cursors = List.copyOf(cursors);
  }

  static void define(KeyGroup group) {
    group
        .key(
            MAX_BYTES,
            ConfigDef.Type.INT,
            16 * 1024 * 1024,
            between(1_024, 1024 * 1024 * 1024),
            Importance.LOW,
            "Largest body in bytes, after decompression; it is held in memory once per fetch thread."
                + " A longer one parks the endpoint.")
        .key(
            FATAL_STATUS_CODES,
            ConfigDef.Type.LIST,
            "301,302,303,307,308,400,401,403,404,405,410",
            Parsed.by("status codes and ranges", StatusCodes.Range::parse),
            Importance.MEDIUM,
            "Statuses that fail the task, as waiting cannot mend them. Any other that is no success"
                + " parks the endpoint and is tried again.")
        .key(
            ERROR_POINTER,
            ConfigDef.Type.STRING,
            "",
            POINTER,
            Importance.LOW,
            "JSON pointer of a member that a response has only when the request failed, for APIs that"
                + " say so with status 200. Such a response gives no records.")
        .key(
            RETRYABLE_POINTER,
            ConfigDef.Type.STRING,
            "",
            POINTER,
            Importance.LOW,
            "JSON pointer of a value, true or \"true\" if such a failure passes by itself. With any"
                + " other value the task fails; without a value the request is tried again.")
        .key(
            VERSION_POINTER,
            ConfigDef.Type.STRING,
            "",
            POINTER,
            Importance.MEDIUM,
            "JSON pointer of a value that stays the same while the data does, such as a snapshot's"
                + " time. A response with the value of the last one is dropped.")
        .key(
            CURSOR_FIELDS,
            ConfigDef.Type.LIST,
            "",
            Parsed.by("name=response:/pointer", CursorField::parse),
            Importance.MEDIUM,
            "Values of a response to keep for the next request, as since=response:/meta/time. They"
                + " are stored in the source offset and used as ${cursor.since|default:0} in"
                + " request.parameters.");
  }

  static ResponseSettings from(AbstractConfig config) {
    return new ResponseSettings(
        config.getInt(MAX_BYTES),
        StatusCodes.parse(config.getList(FATAL_STATUS_CODES)),
        config.getString(ERROR_POINTER),
        config.getString(RETRYABLE_POINTER),
        config.getString(VERSION_POINTER),
        config.getList(CURSOR_FIELDS).stream().map(CursorField::parse).toList());
  }
}
