package io.tributary.connect.http.records;

import io.tributary.connect.http.model.HttpReply;
import java.util.Map;

/** Reads the responses of one unit and makes records of them. */
public final class PageReader {

  private final ResponseReader reader;
  private final RecordAssembler assembler;

  public PageReader(ResponseReader reader, RecordAssembler assembler) {
    this.reader = reader;
    this.assembler = assembler;
  }

  /**
   * Reads what a response says about itself.
   *
   * @param offset source offset of its records: where to go on if only a part of them is committed
   * @throws MalformedResponseException if the body is broken
   */
  public ResponsePage read(HttpReply.Ok reply, Map<String, ?> offset)
      throws MalformedResponseException {
    return new ResponsePage(reader, assembler, reply, reader.facts(reply), offset);
  }
}
