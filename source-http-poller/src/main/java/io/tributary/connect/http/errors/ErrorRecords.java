package io.tributary.connect.http.errors;

import io.tributary.connect.http.model.Evidence;
import io.tributary.connect.http.records.RecordErrors;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Makes the records of the error topic, of one unit. No secret of the config gets into them. */
public final class ErrorRecords implements RecordErrors {

  public static final Schema SCHEMA =
      SchemaBuilder.struct()
          .name("io.tributary.connect.http.Error")
          .version(1)
          .field("endpoint", Schema.STRING_SCHEMA)
          .field("kind", Schema.STRING_SCHEMA)
          .field("url", Schema.STRING_SCHEMA)
          .field("status", Schema.OPTIONAL_INT32_SCHEMA)
          .field("reason", Schema.STRING_SCHEMA)
          .field("excerpt", Schema.OPTIONAL_STRING_SCHEMA)
          .field("failed_at", Timestamp.SCHEMA)
          .build();

  private static final int EXCERPT_LENGTH = 1_000;
  private static final Pattern QUERY_VALUE = Pattern.compile("=[^&]*");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

  private final Place place;
  private final UnaryOperator<String> redact;
  private final InstantSource clock;

  /**
   * Where errors happen and where records about them go.
   *
   * @param partition source partition of the unit
   * @param url as the config writes it
   */
  public record Place(String endpoint, String url, Map<String, ?> partition, String topic) {}

  /**
   * @param redact takes secrets out of a text
   */
  public ErrorRecords(Place place, UnaryOperator<String> redact, InstantSource clock) {
    this.place = place;
    this.redact = redact;
    this.clock = clock;
  }

  /**
   * A record about a whole answer.
   *
   * @param evidence null if nothing was answered
   * @param offset that leads to the same request again
   */
  public SourceRecord answer(String reason, @Nullable Evidence evidence, Map<String, ?> offset) {
    Struct value = value("answer", reason, evidence == null ? null : evidence.excerpt());
    if (evidence != null) {
      value.put("status", evidence.status());
    }
    return record(value, offset);
  }

  @Override
  public SourceRecord badRecord(String reason, @Nullable String excerpt, Map<String, ?> offset) {
    return record(value("record", reason, excerpt), offset);
  }

  private Struct value(String kind, String reason, @Nullable String excerpt) {
    Struct value =
        new Struct(SCHEMA)
            .put("endpoint", place.endpoint())
            .put("kind", kind)
            .put("url", withoutValues(place.url()))
            .put("reason", redact.apply(reason))
            .put("failed_at", Date.from(clock.instant()));
    if (excerpt != null) {
      String shown = CONTROL.matcher(redact.apply(excerpt)).replaceAll("\u00b7");
      value.put(
          "excerpt", shown.length() > EXCERPT_LENGTH ? shown.substring(0, EXCERPT_LENGTH) : shown);
    }
    return value;
  }

  /** Names of parameters help; their values may be secrets. */
  private static String withoutValues(String url) {
    int query = url.indexOf('?');
    return query < 0
        ? url
        : url.substring(0, query) + QUERY_VALUE.matcher(url.substring(query)).replaceAll("=...");
  }

  private SourceRecord record(Struct value, Map<String, ?> offset) {
    return new SourceRecord(
        place.partition(),
        offset,
        place.topic(),
        null,
        Schema.STRING_SCHEMA,
        place.endpoint(),
        SCHEMA,
        value,
        clock.instant().toEpochMilli());
  }
}
