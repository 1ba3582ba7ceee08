package io.tributary.connect.http.records;

import io.tributary.connect.http.model.HttpReply;
import io.tributary.connect.http.model.ResponseFacts;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A response whose body was found whole. */
public final class ResponsePage {

  private final ResponseReader reader;
  private final RecordAssembler assembler;
  private final HttpReply.Ok reply;
  private final Map<String, ?> offset;
  private final @Nullable Object[] values;
  private final ResponseFacts facts;
  private @Nullable HeldRecords held;

  /**
   * @param values the response's picks
   * @param held its records, if they were made on the way; null if not
   */
  ResponsePage(
      PageReader.Parts parts,
      HttpReply.Ok reply,
      Map<String, ?> offset,
      @Nullable Object[] values,
      @Nullable HeldRecords held)
      throws MalformedResponseException {
    this.reader = parts.reader();
    this.assembler = parts.assembler();
    this.reply = reply;
    this.offset = offset;
    this.values = values;
    this.facts = parts.judge().judge(reply, values);
    this.held = held;
  }

  /** What the response says about itself. */
  public ResponseFacts facts() {
    return facts;
  }

  /**
   * Makes its records.
   *
   * @throws MalformedResponseException if what should be the records is none
   * @throws org.apache.kafka.connect.errors.DataException if a record does not fit and must
   */
  public PageTally records(RecordSink out) throws MalformedResponseException {
    if (held != null) {
      HeldRecords made = held;
      held = null;
      return made.release(out);
    }
    PageBuilder builder = assembler.page(reply, offset, out);
    builder.begin(values);
    reader.rows(reply, builder);
    PageTally tally = builder.end();
    if (assembler.vanished() != null) {
      assembler.vanished().page();
    }
    return tally;
  }
}
