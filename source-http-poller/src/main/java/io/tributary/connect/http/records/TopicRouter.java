package io.tributary.connect.http.records;

import io.tributary.connect.http.config.ColumnType;
import io.tributary.connect.http.config.TopicTemplate;
import io.tributary.connect.http.model.Pick;
import io.tributary.connect.http.model.SourceKey;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** Gives each record its topic. */
@SuppressWarnings("JavaUtilDate") // A Timestamp of Connect's is one.
final class TopicRouter {

  private static final int MAX_NAME_CHARS = 249;
  private static final Pattern ILLEGAL = Pattern.compile("[^a-zA-Z0-9._-]");

  private final List<Piece> pieces = new ArrayList<>();
  private final @Nullable String fixed;

  /**
   * A piece of the topic.
   *
   * @param slot of the value that it is; none if it is the text
   */
  private record Piece(int slot, @Nullable String text) {}

  TopicRouter(TopicTemplate template, SourceKey key, RecordLayout layout) {
    for (TopicTemplate.Part part : template.parts()) {
      pieces.add(piece(part, key, layout));
    }
    fixed = template.dependsOnRecords() ? null : topic(new @Nullable Object[0]);
  }

  private static Piece piece(TopicTemplate.Part part, SourceKey key, RecordLayout layout) {
    return switch (part.kind()) {
      case LITERAL -> new Piece(RecordLayout.NONE, part.text());
      case ENDPOINT -> new Piece(RecordLayout.NONE, key.endpoint());
      case PARTITION ->
          new Piece(RecordLayout.NONE, orElse(key.partition().get(part.name()), part.text()));
      case RECORD ->
          new Piece(
              layout.slot(TopicTemplate.pointer(part.name()), Pick.As.TEXT, ColumnType.STRING),
              part.text());
    };
  }

  private static @Nullable String orElse(@Nullable String value, @Nullable String otherwise) {
    return value == null ? otherwise : value;
  }

  /**
   * The topic of a record.
   *
   * @throws DataException if it lacks what the topic is made of, or the name grows too long
   */
  String topic(@Nullable Object[] row) {
    if (fixed != null) {
      return fixed;
    }
    StringBuilder topic = new StringBuilder();
    for (Piece piece : pieces) {
      Object value = piece.slot() == RecordLayout.NONE ? null : row[piece.slot()];
      String text = value == null ? piece.text() : text(value);
      if (text == null || text.isEmpty()) {
        throw new DataException("it lacks a value that its topic is named after");
      }
      topic.append(ILLEGAL.matcher(text).replaceAll("_"));
    }
    if (topic.length() > MAX_NAME_CHARS) {
      throw new DataException("its topic's name would be longer than " + MAX_NAME_CHARS);
    }
    return topic.toString();
  }

  private static String text(Object value) {
    return value instanceof Date date ? String.valueOf(date.getTime()) : value.toString();
  }
}
