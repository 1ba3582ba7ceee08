package io.tributary.quickstart.board;

import io.tributary.quickstart.board.BoardState.Vehicle;
import io.tributary.quickstart.board.BoardState.VehicleMap;
import io.tributary.quickstart.job.Fleet;
import io.tributary.quickstart.probe.TopicTail;
import io.tributary.quickstart.proof.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Follows a fleet in its topic and knows where each vehicle was last.
 *
 * <p>Threading: belongs to one thread.
 */
final class FleetTail implements AutoCloseable {

  /** A vehicle that is silent for longer has parked or flown out of reach. */
  private static final Duration REMEMBERED = Duration.ofMinutes(10);

  private final String job;
  private final Fleet fleet;
  private final TopicTail tail;
  private final Map<String, Seen> seen = new LinkedHashMap<>();

  private record Seen(Vehicle vehicle, Instant at) {}

  /**
   * Follows a fleet.
   *
   * @param job the job that it is of
   * @param tail of the fleet's topic; closed with this
   */
  FleetTail(String job, Fleet fleet, TopicTail tail) {
    this.job = job;
    this.fleet = fleet;
    this.tail = tail;
  }

  VehicleMap read(Instant now) {
    tail.read().forEach(record -> note(record.value(), now));
    seen.values().removeIf(each -> each.at().isBefore(now.minus(REMEMBERED)));
    List<Vehicle> vehicles = seen.values().stream().map(Seen::vehicle).toList();
    return new VehicleMap(job, fleet.name(), fleet.altitude() != null, vehicles);
  }

  private void note(@Nullable Row row, Instant now) {
    if (row == null || row.value(fleet.id()) == null) {
      return;
    }
    Double latitude = number(row, fleet.latitude());
    Double longitude = number(row, fleet.longitude());
    if (latitude == null || longitude == null) {
      return;
    }
    String id = text(row, fleet.id());
    Double speed = number(row, fleet.speed());
    Vehicle vehicle =
        new Vehicle(
            id,
            text(row, fleet.label()),
            latitude,
            longitude,
            number(row, fleet.heading()),
            speed == null ? null : speed * fleet.kmhPerUnit(),
            fleet.altitude() == null ? null : number(row, fleet.altitude()),
            fleet.onGround() != null && Boolean.TRUE.equals(row.value(fleet.onGround())));
    seen.put(id, new Seen(vehicle, now));
  }

  private static @Nullable Double number(Row row, String column) {
    return row.value(column) instanceof Number number ? number.doubleValue() : null;
  }

  private static String text(Row row, String column) {
    Object value = row.value(column);
    return value == null ? "" : value.toString();
  }

  @Override
  public void close() {
    tail.close();
  }
}
