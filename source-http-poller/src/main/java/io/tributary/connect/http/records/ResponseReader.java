package io.tributary.connect.http.records;

import io.tributary.connect.http.model.HttpReply;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the body of a response as its {@link ReadPlan} says. Port of the formats' adapters. */
public interface ResponseReader {

  /**
   * The response's picks. Reads to the end, so that a broken body is found.
   *
   * @param together takes the records in the same walk, if the format and the order in this body
   *     allow it; whether they did shows in its being begun. Null where the records must not be
   *     seen before the end of the body was
   * @throws MalformedResponseException if the body is broken, perhaps behind some of its records
   */
  @Nullable Object[] values(HttpReply.Ok reply, @Nullable HeldRows together)
      throws MalformedResponseException;

  /**
   * Hands over the records of a body that has values. Does not begin the sink.
   *
   * @throws MalformedResponseException if what should be the records is none, or is missing
   */
  void rows(HttpReply.Ok reply, RowSink sink) throws MalformedResponseException;

  /**
   * Names of what stands at the top of a body, for a message that says where records may be.
   *
   * @throws MalformedResponseException if the body is broken
   */
  default List<String> outline(HttpReply.Ok reply) throws MalformedResponseException {
    return List.of();
  }
}
