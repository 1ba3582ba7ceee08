package io.tributary.quickstart.job;

import org.jspecify.annotations.Nullable;

/**
 * Vehicles that tell in a topic where they are. All columns are columns of its records' values.
 *
 * @param name what they are, in the plural
 * @param id the column that tells one vehicle from another
 * @param label the column with the name that people know it by
 * @param heading degrees clockwise from north
 * @param kmhPerUnit what one unit of the speed is in kilometres per hour
 * @param altitude the column with metres above the sea; null for vehicles that do not fly
 * @param onGround the column that is true while it does not fly; null for vehicles that do not fly
 */
public record Fleet(
    String name,
    String topic,
    String id,
    String label,
    String latitude,
    String longitude,
    String heading,
    String speed,
    double kmhPerUnit,
    @Nullable String altitude,
    @Nullable String onGround) {

  private static final double KMH_OF_METRES_PER_SECOND = 3.6;

  /** Aircraft as OpenSky tells them. */
  public static Fleet ofOpenSky(String topic) {
    return new Fleet(
        "aircraft",
        topic,
        "icao24",
        "callsign",
        "latitude",
        "longitude",
        "true_track",
        "velocity",
        KMH_OF_METRES_PER_SECOND,
        "baro_altitude",
        "on_ground");
  }
}
