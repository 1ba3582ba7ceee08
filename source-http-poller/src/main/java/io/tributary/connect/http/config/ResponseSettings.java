package io.tributary.connect.http.config;

import static org.apache.kafka.common.config.ConfigDef.Range.between;

import io.tributary.connect.kit.config.KeyGroup;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * How a response is judged as a whole. Pointers are JSON pointers from its top; an empty one means
 * that the response has no such member.
 *
 * @param maxBytes largest body, on the wire and inflated
 * @param bufferBytes largest body that is kept in memory, as received
 * @param emptyStatusCodes statuses that say that there is nothing, or nothing new
 * @param fatalStatusCodes statuses that retrying cannot mend
 * @param errorPointer a member that is there, and not null, only in a failure
 * @param retryablePointer where such a failure says anything but "true" if no retry mends it
 * @param versionPointer a value that stays the same while the data does
 * @param conditional whether to ask with the validators of the last response
 */
public record ResponseSettings(
    long maxBytes,
    int bufferBytes,
    StatusCodes emptyStatusCodes,
    StatusCodes fatalStatusCodes,
    String errorPointer,
    String retryablePointer,
    String versionPointer,
    boolean conditional) {

  public static final String MAX_BYTES = "response.max.bytes";
  public static final String BUFFER_BYTES = "response.buffer.bytes";
  public static final String EMPTY_STATUS_CODES = "response.status.empty";
  public static final String FATAL_STATUS_CODES = "errors.fatal.status.codes";
  public static final String ERROR_POINTER = "response.error.pointer";
  public static final String RETRYABLE_POINTER = "response.error.retryable.pointer";
  public static final String CONDITIONAL = "conditional.requests";
  public static final String VERSION_POINTER = "snapshot.version.pointer";

  private static final Parsed POINTER = Parsed.by("JSON pointer", JsonPointers::check);

  static void define(KeyGroup group) {
    group
        .key(
            MAX_BYTES,
            ConfigDef.Type.LONG,
            256L * 1024 * 1024,
            between(1_024L, 64L * 1024 * 1024 * 1024),
            Importance.LOW,
            "Largest body in bytes, inflated or not. A longer one parks the endpoint.")
        .key(
            BUFFER_BYTES,
            ConfigDef.Type.INT,
            8 * 1024 * 1024,
            between(0, 1024 * 1024 * 1024),
            Importance.LOW,
            "Largest body in bytes, as received, that is kept in memory. A body is received whole"
                + " before a record is made of it; a longer one goes to a file in the worker's"
                + " temporary directory, which is gone with the last record made of it, or with the"
                + " worker.")
        .key(
            EMPTY_STATUS_CODES,
            ConfigDef.Type.LIST,
            "204,205,304",
            Parsed.by("status codes and ranges", StatusCodes.Range::parse),
            Importance.LOW,
            "Statuses that mean that there are no records, or no new ones. Add 404 for an API that"
                + " says so where there is nothing to list.")
        .key(
            FATAL_STATUS_CODES,
            ConfigDef.Type.LIST,
            "400,401,403,404,405,410",
            Parsed.by("status codes and ranges", StatusCodes.Range::parse),
            Importance.MEDIUM,
            "Statuses that waiting cannot mend, for behavior.on.error to decide. Any other that is no"
                + " success parks the endpoint and is tried again; redirects are followed.")
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
                + " other value the task fails; without a value the request is tried again.");
    defineChange(group);
  }

  private static void defineChange(KeyGroup group) {
    group
        .key(
            VERSION_POINTER,
            ConfigDef.Type.STRING,
            "",
            POINTER,
            Importance.MEDIUM,
            "JSON pointer of a value that stays the same while the data does, such as a snapshot's"
                + " time. A response with the value of the last one is dropped.")
        .key(
            CONDITIONAL,
            ConfigDef.Type.BOOLEAN,
            true,
            null,
            Importance.LOW,
            "Whether to ask with the ETag and Last-Modified of the last response, so that a server can"
                + " answer 304 if nothing has changed. They are stored in the source offset.");
  }

  static ResponseSettings from(AbstractConfig config) {
    return new ResponseSettings(
        config.getLong(MAX_BYTES),
        config.getInt(BUFFER_BYTES),
        StatusCodes.parse(config.getList(EMPTY_STATUS_CODES)),
        StatusCodes.parse(config.getList(FATAL_STATUS_CODES)),
        config.getString(ERROR_POINTER),
        config.getString(RETRYABLE_POINTER),
        config.getString(VERSION_POINTER),
        config.getBoolean(CONDITIONAL));
  }
}
