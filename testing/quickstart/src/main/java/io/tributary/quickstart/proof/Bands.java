package io.tributary.quickstart.proof;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Vectors counted by minute of contact and a band of theirs: reports, and different aircraft.
 *
 * @param column the column with the band
 * @param of the band of a vector; null for one that is in none
 */
public record Bands(String table, String column, Function<Row, @Nullable Object> of) {

  private static final String MINUTE = "minute";
  private static final double METRES_PER_KILOMETRE = 1000;
  private static final double STEP_MPS = 50;

  /** Countries, altitudes in whole kilometres, speeds in steps of 50 m/s. */
  public static final List<Bands> ALL =
      List.of(
          new Bands("aircraft_by_country", "origin_country", row -> row.value("origin_country")),
          new Bands(
              "altitude_bands",
              "altitude_km",
              row -> step(row.value("baro_altitude"), METRES_PER_KILOMETRE, 1)),
          new Bands(
              "speed_bands",
              "from_mps",
              row -> step(row.value("velocity"), STEP_MPS, (long) STEP_MPS)));

  private static @Nullable Object step(@Nullable Object value, double size, long name) {
    return value instanceof Double number ? (long) Math.floor(number / size) * name : null;
  }

  /** The columns that tell the table's rows apart. */
  public List<String> keyColumns() {
    return List.of(column, MINUTE);
  }

  /** The row of the table that a vector counts in; null when it counts in none. */
  public @Nullable List<@Nullable Object> key(Row row) {
    Object band = of.apply(row);
    return band == null ? null : List.of(band, minute(row));
  }

  private static Instant minute(Row row) {
    return ((Instant) Objects.requireNonNull(row.value("last_contact")))
        .truncatedTo(ChronoUnit.MINUTES);
  }

  /** Compares a table with a count of the topic's records. */
  public Verdict check(List<TopicRecord> records, List<Row> rows) {
    Map<String, List<Object>> groups = new HashMap<>();
    for (TopicRecord record : records) {
      Row row = Objects.requireNonNull(record.value(), record.place());
      Object band = of.apply(row);
      if (band != null) {
        groups
            .computeIfAbsent(band + " " + minute(row), key -> new ArrayList<>())
            .add(Objects.requireNonNull(row.value("icao24")));
      }
    }
    List<String> expected = new ArrayList<>();
    groups.forEach(
        (key, aircraft) -> {
          Set<Object> different = new HashSet<>(aircraft);
          expected.add(key + ": " + aircraft.size() + " of " + different.size());
        });
    List<String> found =
        rows.stream()
            .map(
                row ->
                    row.value(column)
                        + " "
                        + row.value(MINUTE)
                        + ": "
                        + row.value("reports")
                        + " of "
                        + row.value("aircraft"))
            .toList();
    return LineProof.check("table " + table + " = recomputation", expected, found);
  }
}
