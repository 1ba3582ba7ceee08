package io.tributary.quickstart.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One answer of {@code /api/states/all}, read by the service's own description: positions have
 * names and types, the callsign is padded with blanks to eight characters, `time` is the snapshot.
 */
public final class OpenSkyBody {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private enum Kind {
    TEXT,
    TRIMMED,
    FLAG,
    WHOLE,
    REAL,
    SECONDS,
    WHOLES
  }

  private record Column(String name, Kind kind) {}

  private static final List<Column> COLUMNS =
      List.of(
          new Column("icao24", Kind.TEXT),
          new Column("callsign", Kind.TRIMMED),
          new Column("origin_country", Kind.TEXT),
          new Column("time_position", Kind.SECONDS),
          new Column("last_contact", Kind.SECONDS),
          new Column("longitude", Kind.REAL),
          new Column("latitude", Kind.REAL),
          new Column("baro_altitude", Kind.REAL),
          new Column("on_ground", Kind.FLAG),
          new Column("velocity", Kind.REAL),
          new Column("true_track", Kind.REAL),
          new Column("vertical_rate", Kind.REAL),
          new Column("sensors", Kind.WHOLES),
          new Column("geo_altitude", Kind.REAL),
          new Column("squawk", Kind.TEXT),
          new Column("spi", Kind.FLAG),
          new Column("position_source", Kind.WHOLE),
          new Column("category", Kind.WHOLE));

  /** The columns of a row, in order. */
  public static final List<String> COLUMN_NAMES =
      Stream.concat(COLUMNS.stream().map(Column::name), Stream.of("snapshot_time")).toList();

  private OpenSkyBody() {}

  /**
   * The vectors of one body as rows, in order.
   *
   * @throws IOException when the body is not JSON
   */
  public static List<Row> rows(byte[] body) throws IOException {
    JsonNode root = MAPPER.readTree(body);
    List<Row> rows = new ArrayList<>();
    for (JsonNode vector : root.path("states")) {
      rows.add(row(vector, root.path("time")));
    }
    return rows;
  }

  private static Row row(JsonNode vector, JsonNode time) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (int i = 0; i < COLUMNS.size(); i++) {
      Column column = COLUMNS.get(i);
      values.put(column.name(), value(column.kind(), vector.path(i)));
    }
    values.put("snapshot_time", value(Kind.SECONDS, time));
    return new Row(values);
  }

  private static @Nullable Object value(Kind kind, JsonNode cell) {
    if (cell.isNull() || cell.isMissingNode()) {
      return null;
    }
    return switch (kind) {
      case TEXT -> cell.textValue();
      case TRIMMED -> cell.textValue().strip();
      case FLAG -> cell.booleanValue();
      case WHOLE -> cell.longValue();
      case REAL -> cell.doubleValue();
      case SECONDS -> Instant.ofEpochSecond(cell.longValue());
      case WHOLES -> wholes(cell);
    };
  }

  private static List<Long> wholes(JsonNode cell) {
    List<Long> wholes = new ArrayList<>();
    cell.forEach(item -> wholes.add(item.longValue()));
    return wholes;
  }
}
