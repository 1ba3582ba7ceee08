package io.tributary.connect.http.records;

import io.tributary.connect.http.config.CursorField;
import io.tributary.connect.http.config.CursorSettings;
import io.tributary.connect.http.config.DedupeMode;
import io.tributary.connect.http.config.DedupeSettings;
import io.tributary.connect.http.config.EndpointSettings;
import io.tributary.connect.http.config.RecordErrorBehavior;
import io.tributary.connect.http.config.TimestampFormat;
import io.tributary.connect.http.config.TimestampMinus;
import io.tributary.connect.http.cursor.CursorTally;
import io.tributary.connect.http.dedupe.SeenRecords;
import io.tributary.connect.http.dedupe.VanishedKeys;
import io.tributary.connect.http.model.HttpReply;
import io.tributary.connect.http.model.Pick;
import io.tributary.connect.http.model.SourceKey;
import io.tributary.connect.http.schema.ValueForm;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** What it takes to make source records of one endpoint's responses. */
public final class RecordAssembler {

  private final Map<String, String> partition;
  private final TopicRouter topics;
  private final RecordHeaders headers;
  private final RecordLayout layout;
  private final RowTyping typing;
  private final ValueForm form;
  private final RecordErrorBehavior onError;
  private final RecordErrors errors;
  private final CursorSettings cursor;
  private final int cursorsFrom;
  private final TimestampFormat timestampFormat;
  private final long minusUnitMs;
  private final @Nullable SeenRecords dedupe;
  private final @Nullable VanishedKeys vanished;

  /**
   * @param plan gets the picks that are needed
   * @param form makes the values
   * @param errors takes what does not fit, where it is to be told
   */
  public RecordAssembler(
      EndpointSettings endpoint,
      SourceKey key,
      ReadPlan plan,
      RecordLayout layout,
      ValueForm form,
      RecordErrors errors) {
    this.errors = errors;
    this.partition = key.toPartition();
    this.layout = layout;
    this.form = form;
    headers = RecordHeaders.ofResponse(endpoint.records().headers(), plan);
    headers.addOthers(endpoint.records().headers(), layout);
    topics = new TopicRouter(endpoint.topicTemplate(), key, layout);
    DedupeSettings settings = endpoint.dedupe();
    dedupe = settings.mode() == DedupeMode.RECORD ? dedupe(settings) : null;
    vanished =
        settings.tombstones()
            ? new VanishedKeys(settings.maxKeys(), settings.tombstonesWhenEmpty())
            : null;
    onError = endpoint.records().onError();
    timestampFormat = endpoint.records().timestampFormat();
    TimestampMinus minus = endpoint.records().timestampMinus();
    minusUnitMs = minus == null ? 0 : minus.unitMs();
    typing = new RowTyping(layout.picked());
    cursor = endpoint.cursor();
    cursorsFrom = plan.record().size();
    for (CursorField field : cursor.from(CursorField.Source.RECORD)) {
      plan.record(Pick.at(field.place(), Pick.As.TEXT));
    }
  }

  private SeenRecords dedupe(DedupeSettings settings) {
    int[] key = settings.key().isEmpty() ? layout.keySlots() : slots(settings.key());
    int[] version = slots(settings.version());
    if (version.length == 0 && layout.hasColumns()) {
      version = layout.columnsWithout(settings.ignore());
    }
    return new SeenRecords(key, version, settings.ignore(), settings.maxKeys());
  }

  private int[] slots(List<String> pointers) {
    return pointers.stream().mapToInt(pointer -> layout.slot(pointer, Pick.As.ANY, null)).toArray();
  }

  /** Starts the page of a response whose records have an offset. */
  PageBuilder page(HttpReply.Ok reply, Map<String, ?> offset, RecordSink out) {
    return new PageBuilder(this, reply, offset, out);
  }

  /**
   * Whether making a record changes nothing here, so that records may be made in vain of a response
   * that turns out to be a failure.
   */
  boolean isStateless() {
    return dedupe == null && vanished == null && !form.looksAhead();
  }

  CursorTally cursors() {
    return new CursorTally(cursor);
  }

  int cursorsFrom() {
    return cursorsFrom;
  }

  Map<String, String> partition() {
    return partition;
  }

  TopicRouter topics() {
    return topics;
  }

  RecordHeaders headers() {
    return headers;
  }

  RecordLayout layout() {
    return layout;
  }

  RowTyping typing() {
    return typing;
  }

  ValueForm form() {
    return form;
  }

  RecordErrors errors() {
    return errors;
  }

  RecordErrorBehavior onError() {
    return onError;
  }

  TimestampFormat timestampFormat() {
    return timestampFormat;
  }

  long minusUnitMs() {
    return minusUnitMs;
  }

  @Nullable Schema keySchema() {
    return layout.key();
  }

  @Nullable SeenRecords dedupe() {
    return dedupe;
  }

  @Nullable VanishedKeys vanished() {
    return vanished;
  }
}
