package io.tributary.connect.http.records;

import io.tributary.connect.http.config.CursorField;
import io.tributary.connect.http.config.DedupeMode;
import io.tributary.connect.http.config.EndpointSettings;
import io.tributary.connect.http.config.ResponseSettings;
import io.tributary.connect.http.model.HttpReply;
import io.tributary.connect.http.model.Pick;
import io.tributary.connect.http.model.ResponseFacts;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/** Says what the picked values of a response mean. */
public final class ResponseJudge {

  private static final int NONE = -1;

  /** What goes into a source offset must fit a Kafka record with ease. */
  private static final int MAX_STORED_CHARS = 1_024;

  private static final int BUFFER_BYTES = 8_192;

  private final int error;
  private final int retryable;
  private final int version;
  private final boolean comparesBodies;
  private final int next;
  private final int stop;
  private final List<CursorField> ofHead;
  private final List<PlannedCursor> ofBody = new ArrayList<>();

  private record PlannedCursor(String name, int index) {}

  /**
   * @param plan gets the picks that are needed
   */
  public ResponseJudge(EndpointSettings endpoint, ReadPlan plan) {
    ResponseSettings response = endpoint.response();
    error = plan(plan, response.errorPointer());
    retryable = plan(plan, response.retryablePointer());
    version = plan(plan, response.versionPointer());
    comparesBodies = version == NONE && endpoint.dedupe().mode() == DedupeMode.RESPONSE;
    next = plan(plan, endpoint.paging().pointer());
    stop = plan(plan, endpoint.paging().stopPointer());
    ofHead = endpoint.cursor().from(CursorField.Source.HEADER);
    for (CursorField cursor : endpoint.cursor().from(CursorField.Source.RESPONSE)) {
      ofBody.add(new PlannedCursor(cursor.name(), plan(plan, cursor.place())));
    }
  }

  private static int plan(ReadPlan plan, String pointer) {
    return pointer.isEmpty() ? NONE : plan.response(Pick.at(pointer, Pick.As.TEXT));
  }

  /**
   * What a response says about itself.
   *
   * @throws MalformedResponseException if it would not fit an offset
   */
  ResponseFacts judge(HttpReply.Ok reply, @Nullable Object[] values)
      throws MalformedResponseException {
    Map<String, String> cursor = new HashMap<>();
    for (PlannedCursor planned : ofBody) {
      keep(cursor, planned.name(), text(values, planned.index()));
    }
    for (CursorField field : ofHead) {
      keep(cursor, field.name(), reply.head().header(field.place()));
    }
    String retry = text(values, retryable);
    String itsVersion = comparesBodies ? hash(reply) : text(values, version);
    stored(itsVersion);
    stored(text(values, next));
    return new ResponseFacts(
        error != NONE && values[error] != null,
        retry == null || retry.equals("true"),
        itsVersion,
        cursor,
        text(values, next),
        text(values, stop));
  }

  private static String hash(HttpReply.Ok reply) throws MalformedResponseException {
    try (InputStream body = reply.body().open()) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return "sha256:" + HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw MalformedResponseException.unreadable(e);
    } catch (NoSuchAlgorithmException e) {
      throw new ConnectException("This JVM lacks SHA-256, which each must have.", e);
    }
  }

  private static void keep(Map<String, String> cursor, String name, @Nullable String value)
      throws MalformedResponseException {
    stored(value);
    if (value != null) {
      cursor.put(name, value);
    }
  }

  private static void stored(@Nullable String text) throws MalformedResponseException {
    if (text != null && text.length() > MAX_STORED_CHARS) {
      throw new MalformedResponseException(
          "a version, token or cursor is longer than " + MAX_STORED_CHARS + " characters");
    }
  }

  private static @Nullable String text(@Nullable Object[] values, int index) {
    return index != NONE && values[index] instanceof String text ? text : null;
  }
}
