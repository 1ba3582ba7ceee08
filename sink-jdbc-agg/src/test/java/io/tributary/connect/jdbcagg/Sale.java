package io.tributary.connect.jdbcagg;

import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Random;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table {@code sales} that change events tell of.
 *
 * @param seq different in each state of each row
 */
record Sale(
    long id,
    @Nullable String shop,
    long seenMs,
    @Nullable Long amount,
    @Nullable Double price,
    @Nullable String label,
    long seq) {

  static final String TOPIC = "sales";
  static final long START_MS = 1_795_000_020_000L;

  private static final String[] SHOPS = {"a", "A", "a ", "\u00e1", null};
  private static final String[] LABELS = {"x", "X", "x ", "", "\uD83D\uDEA2", "\0y", "long", null};

  static final Schema SCHEMA =
      SchemaBuilder.struct()
          .optional()
          .name("db.sales.Value")
          .field("id", Schema.INT64_SCHEMA)
          .field("shop", Schema.OPTIONAL_STRING_SCHEMA)
          .field("seen", Timestamp.SCHEMA)
          .field("amount", Schema.OPTIONAL_INT64_SCHEMA)
          .field("price", Schema.OPTIONAL_FLOAT64_SCHEMA)
          .field("label", Schema.OPTIONAL_STRING_SCHEMA)
          .field("seq", Schema.INT64_SCHEMA)
          .field("tags", SchemaBuilder.array(Schema.OPTIONAL_STRING_SCHEMA).optional().build())
          .field("details", SchemaBuilder.string().name("io.debezium.data.Json").build())
          .build();

  static Sale random(Random random, long id, long seq) {
    return new Sale(
        id,
        SHOPS[random.nextInt(SHOPS.length)],
        START_MS + random.nextInt(150_000),
        random.nextInt(4) == 0 ? null : (long) random.nextInt(30) - 10,
        random.nextInt(4) == 0 ? null : (random.nextInt(4000) - 1000) / 100.0,
        LABELS[random.nextInt(LABELS.length)],
        seq);
  }

  /** Of each state its own: none, one, or the same twice, null among them. */
  @Nullable List<@Nullable String> tags() {
    return switch ((int) (seq % 5)) {
      case 0 -> null;
      case 1 -> List.of();
      case 2 -> Collections.singletonList(label);
      case 3 -> Arrays.asList(shop, label);
      default -> List.of("twice", "twice", "x");
    };
  }

  long minuteEndMs() {
    return seenMs / 60_000 * 60_000 + 60_000;
  }

  /** As the sink writes it. */
  String details() {
    return "{\"kind\":[%d,2]}".formatted(seq % 3);
  }

  Struct struct() {
    return struct(false);
  }

  /**
   * The row as a record has it.
   *
   * @param blanks whether its JSON is written as a snapshot has it, or as the log does
   */
  Struct struct(boolean blanks) {
    return new Struct(SCHEMA)
        .put("id", id)
        .put("shop", shop)
        .put("seen", new Date(seenMs))
        .put("amount", amount)
        .put("price", price)
        .put("label", label)
        .put("seq", seq)
        .put("tags", tags())
        .put("details", blanks ? details().replace(":", ": ").replace(",", ", ") : details());
  }
}
