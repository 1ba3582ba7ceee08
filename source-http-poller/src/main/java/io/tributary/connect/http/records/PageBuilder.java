package io.tributary.connect.http.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.connect.http.config.RecordErrorBehavior;
import io.tributary.connect.http.cursor.CursorTally;
import io.tributary.connect.http.model.HttpReply;
import io.tributary.connect.http.schema.ValueForm;
import io.tributary.connect.http.typing.Timestamps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Makes the records of one response, one by one. */
@SuppressWarnings("JavaUtilDate") // A Timestamp of Connect's is one.
final class PageBuilder implements RowSink {

  /** How many records a schema is inferred from before the first of them is made. */
  private static final int LOOK_AHEAD = 1_000;

  private static final int EXCERPT_LENGTH = 1_024;

  private final RecordAssembler endpoint;
  private final RecordLayout layout;
  private final RowTyping typing;
  private final ValueForm form;
  private final RecordHeaders headers;
  private final TopicRouter topics;
  private final Map<String, String> partition;
  private final HttpReply.Ok reply;
  private final Map<String, ?> offset;
  private final RecordSink out;
  private final CursorTally cursors;
  private final RecentTimestamps timestamps = new RecentTimestamps();
  private final boolean looksAhead;
  private final List<Ahead> ahead = new ArrayList<>();
  private final List<Copied> copied = new ArrayList<>();

  private @Nullable Object[] response = new @Nullable Object[0];
  private @Nullable String copyFailure;
  private int seen;
  private int ignored;
  private @Nullable String firstReason;

  /** A typed value that each record gets. */
  private record Copied(int slot, @Nullable Object value) {}

  /** A record that waits until others of its batch were seen too. */
  private static final class Ahead {

    private final int number;
    private final @Nullable Object[] row;
    private final @Nullable Object whole;

    private Ahead(int number, @Nullable Object[] row, @Nullable Object whole) {
      this.number = number;
      this.row = row;
      this.whole = whole;
    }
  }

  PageBuilder(RecordAssembler endpoint, HttpReply.Ok reply, Map<String, ?> offset, RecordSink out) {
    this.endpoint = endpoint;
    this.layout = endpoint.layout();
    this.typing = endpoint.typing();
    this.form = endpoint.form();
    this.headers = endpoint.headers();
    this.topics = endpoint.topics();
    this.partition = endpoint.partition();
    this.reply = reply;
    this.offset = offset;
    this.out = out;
    this.cursors = endpoint.cursors();
    this.looksAhead = form.looksAhead();
  }

  @Override
  public void begin(@Nullable Object[] values) {
    response = values;
    copied.clear();
    copyFailure = null;
    try {
      for (RecordLayout.CopiedSlot each : layout.copiedSlots()) {
        Object raw =
            each.response() == RecordLayout.NONE
                ? reply.head().header(each.field().origin().place())
                : values[each.response()];
        copied.add(new Copied(each.slot(), RowTyping.typed(each.field().column(), raw)));
      }
    } catch (DataException e) {
      copyFailure = e.getMessage();
    }
  }

  @Override
  public void row(@Nullable Object[] picked, @Nullable Object whole) {
    seen++;
    cursors.see(picked, endpoint.cursorsFrom());
    if (!looksAhead) {
      make(seen, picked, whole);
      return;
    }
    try {
      form.observe(whole);
    } catch (DataException e) {
      bad(seen, e.getMessage(), whole);
      return;
    }
    ahead.add(new Ahead(seen, picked.clone(), whole));
    if (ahead.size() == LOOK_AHEAD) {
      makeAhead();
    }
  }

  @Override
  public void notARecord(String reason) {
    seen++;
    bad(seen, reason, null);
  }

  /** Makes what still waits, and tells what was seen. */
  PageTally end() {
    makeAhead();
    return new PageTally(seen, ignored, firstReason, cursors.kept());
  }

  private void makeAhead() {
    for (Ahead each : ahead) {
      make(each.number, each.row, each.whole);
    }
    ahead.clear();
  }

  private void make(int number, @Nullable Object[] row, @Nullable Object whole) {
    SourceRecord record;
    try {
      record = assemble(row, whole);
    } catch (DataException e) {
      bad(number, e.getMessage(), whole == null ? Arrays.asList(row) : whole);
      return;
    }
    if (record != null) {
      out.record(record);
    }
  }

  /**
   * Left out, or told, or the end of it all.
   *
   * @param found what is wrong; null if it cannot be told apart
   */
  private void bad(int number, @Nullable String reason, @Nullable Object found) {
    if (endpoint.vanished() != null) {
      endpoint.vanished().overlooked();
    }
    String located = "record " + number + " of the response: " + reason;
    if (endpoint.onError() == RecordErrorBehavior.FAIL) {
      throw new DataException(located);
    }
    if (endpoint.onError() == RecordErrorBehavior.TOPIC) {
      out.record(endpoint.errors().badRecord(located, excerpt(found), offset));
    }
    ignored++;
    if (firstReason == null) {
      firstReason = located;
    }
  }

  private static @Nullable String excerpt(@Nullable Object found) {
    if (found == null) {
      return null;
    }
    String text =
        found instanceof byte[] bytes
            ? new String(bytes, 0, Math.min(bytes.length, EXCERPT_LENGTH), UTF_8)
            : found.toString();
    return text.substring(0, Math.min(text.length(), EXCERPT_LENGTH));
  }

  /** Null for a record that was there before. */
  private @Nullable SourceRecord assemble(@Nullable Object[] row, @Nullable Object whole) {
    if (copyFailure != null) {
      throw new DataException(copyFailure);
    }
    typing.apply(row);
    for (Copied each : copied) {
      row[each.slot()] = each.value();
    }
    Long timestamp = timestamp(row);
    if (layout.timestampFieldSlot() != RecordLayout.NONE) {
      row[layout.timestampFieldSlot()] = timestamp == null ? null : new Date(timestamp);
    }
    Object key = key(row);
    String topic = topics.topic(row);
    if (endpoint.vanished() != null && key != null) {
      endpoint.vanished().seen(key, topic);
    }
    // Made before it is compared, so that what does not fit is not remembered.
    Object value = form.value(row, whole);
    if (endpoint.dedupe() != null && !endpoint.dedupe().isNew(row, whole)) {
      return null;
    }
    return new SourceRecord(
        partition,
        offset,
        topic,
        null,
        layout.key(),
        key,
        form.schema(),
        value,
        timestamp,
        headers.of(reply.head(), response, row));
  }

  private @Nullable Long timestamp(@Nullable Object[] row) {
    int slot = layout.timestampSlot();
    Object raw = slot == RecordLayout.NONE ? null : row[slot];
    if (raw == null) {
      return null;
    }
    long timestamp = moment(raw).getTime();
    if (layout.minusSlot() != RecordLayout.NONE) {
      if (!(row[layout.minusSlot()] instanceof Number minus)) {
        return null;
      }
      timestamp -= Math.round(minus.doubleValue() * endpoint.minusUnitMs());
    }
    if (timestamp < 0) {
      throw new DataException("its timestamp lies before 1970, which Kafka does not take");
    }
    return timestamps.of(timestamp);
  }

  private Date moment(Object raw) {
    try {
      return Timestamps.read(endpoint.timestampFormat(), raw);
    } catch (DataException e) {
      throw new DataException("what record.timestamp leads to " + e.getMessage());
    }
  }

  private @Nullable Object key(@Nullable Object[] row) {
    Schema schema = layout.key();
    if (schema == null) {
      return null;
    }
    int[] slots = layout.keySlots();
    if (slots.length == 1) {
      return part(row, slots[0]);
    }
    Struct key = new Struct(schema);
    for (int i = 0; i < slots.length; i++) {
      key.put(schema.fields().get(i), part(row, slots[i]));
    }
    return key;
  }

  private Object part(@Nullable Object[] row, int slot) {
    Object part = row[slot];
    if (part == null) {
      throw new DataException("key column '" + layout.nameAt(slot) + "' is null");
    }
    return part;
  }
}
