package io.tributary.connect.hudi.commit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.hudi.control.OffsetsJson;
import io.tributary.connect.hudi.model.Offsets;
import io.tributary.connect.hudi.model.TableFailure;
import io.tributary.connect.kit.error.FailureKind;
import org.jspecify.annotations.Nullable;

/**
 * Kafka's offsets as the extra metadata of a commit keeps them: {@code
 * {"version":1,"topics":{"flights":{"partitions":2,"next":{"0":17,"1":4}}}}}.
 */
public final class OffsetsInCommit {

  /** The name under which a commit's extra metadata holds the offsets. */
  public static final String KEY = "tributary.offsets";

  private static final int VERSION = 1;
  private static final String TOPICS = "topics";
  private static final ObjectMapper JSON = new ObjectMapper();

  private OffsetsInCommit() {}

  public static String encode(Offsets offsets) {
    ObjectNode root = JsonNodeFactory.instance.objectNode().put("version", VERSION);
    root.set(TOPICS, OffsetsJson.toJson(offsets));
    return root.toString();
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws TableFailure LOST_STATE where the text is not of this version's form
   */
  public static Offsets decode(String text) {
    try {
      JsonNode root = JSON.readTree(text);
      if (root.path("version").asInt() != VERSION || !root.path(TOPICS).isObject()) {
        throw unreadable(null);
      }
      return OffsetsJson.fromJson(root.path(TOPICS));
    } catch (JsonProcessingException | NumberFormatException e) {
      throw unreadable(e);
    }
  }

  private static TableFailure unreadable(@Nullable Throwable cause) {
    return new TableFailure(
        FailureKind.LOST_STATE,
        "The last commit's "
            + KEY
            + " is not of version "
            + VERSION
            + ". Was the table written by a newer release? Use that release, or another table.path.",
        cause);
  }
}
