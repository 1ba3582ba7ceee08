package io.tributary.connect.http.records;

import io.tributary.connect.http.dedupe.SeenRecords;
import io.tributary.connect.http.dedupe.VanishedKeys;
import io.tributary.connect.http.model.HttpReply;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads the responses of one unit and makes records of them. It remembers what was delivered, so
 * that what did not change is left out; so it is for one thread at a time.
 */
public final class PageReader {

  private final Parts parts;

  /** What a unit's pages are read with. */
  public record Parts(ResponseReader reader, ResponseJudge judge, RecordAssembler assembler) {}

  public PageReader(Parts parts) {
    this.parts = parts;
  }

  /**
   * Reads a response to its end.
   *
   * @param offset source offset of its records: where to go on if only a part of them is committed
   * @throws MalformedResponseException if the body is broken
   */
  public ResponsePage read(HttpReply.Ok reply, Map<String, ?> offset)
      throws MalformedResponseException {
    RecordAssembler assembler = parts.assembler();
    HeldRecords held = assembler.isStateless() ? new HeldRecords(assembler, reply, offset) : null;
    @Nullable Object[] values = parts.reader().values(reply, held);
    return new ResponsePage(
        parts, reply, offset, values, held != null && held.isComplete() ? held : null);
  }

  /** What was handed over since the last settlement is delivered. */
  public void settled() {
    SeenRecords dedupe = parts.assembler().dedupe();
    if (dedupe != null) {
      dedupe.settled();
    }
    VanishedKeys vanished = parts.assembler().vanished();
    if (vanished != null) {
      vanished.settled();
    }
  }

  /** What was handed over since the last settlement will be read again. */
  public void abandoned() {
    SeenRecords dedupe = parts.assembler().dedupe();
    if (dedupe != null) {
      dedupe.abandoned();
    }
  }

  /**
   * All pages of a poll were seen: says which keys are gone since the last.
   *
   * @param offset source offset of these records
   */
  public void endOfPoll(Map<String, ?> offset, RecordSink out) {
    RecordAssembler assembler = parts.assembler();
    VanishedKeys vanished = assembler.vanished();
    if (vanished != null) {
      vanished.endOfPoll(
          (key, topic) ->
              out.record(
                  new SourceRecord(
                      assembler.partition(),
                      offset,
                      topic,
                      null,
                      assembler.keySchema(),
                      key,
                      null,
                      null)));
    }
  }
}
