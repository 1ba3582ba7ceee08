package io.tributary.connect.http.records;

import io.tributary.connect.http.model.HttpReply;
import io.tributary.connect.http.model.ResponseFacts;

/** Reads the body of a response, as often as it is asked to. Port of the format's adapter. */
public interface ResponseReader {

  /**
   * What the response says about itself. Reads to the end, so that a broken body is found before
   * any of its records is used.
   *
   * @throws MalformedResponseException if the body is broken
   */
  ResponseFacts facts(HttpReply.Ok reply) throws MalformedResponseException;

  /**
   * Hands over the records of a body that has facts.
   *
   * @throws MalformedResponseException if what should be the records is a single value
   */
  void rows(HttpReply.Ok reply, RowSink sink) throws MalformedResponseException;
}
