package io.tributary.connect.http.records;

import io.tributary.connect.http.model.HttpReply;
import io.tributary.connect.http.model.ResponseFacts;
import java.util.Map;

/** A response whose body was found whole. */
public final class ResponsePage {

  private final ResponseReader reader;
  private final RecordAssembler assembler;
  private final HttpReply.Ok reply;
  private final ResponseFacts facts;
  private final Map<String, ?> offset;

  ResponsePage(
      ResponseReader reader,
      RecordAssembler assembler,
      HttpReply.Ok reply,
      ResponseFacts facts,
      Map<String, ?> offset) {
    this.reader = reader;
    this.assembler = assembler;
    this.reply = reply;
    this.facts = facts;
    this.offset = offset;
  }

  /** What the response says about itself. */
  public ResponseFacts facts() {
    return facts;
  }

  /**
   * Makes its records.
   *
   * @throws MalformedResponseException if what should be the records is a single value
   * @throws org.apache.kafka.connect.errors.DataException if a record does not fit and must
   */
  public PageTally records(RecordSink out) throws MalformedResponseException {
    PageBuilder builder = assembler.page(facts, offset, out);
    reader.rows(reply, builder);
    return builder.tally();
  }
}
