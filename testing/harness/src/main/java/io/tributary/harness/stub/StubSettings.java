package io.tributary.harness.stub;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the stub serves.
 *
 * @param seed of the simulation: one seed, one course of the world
 * @param start the simulated time of the first answer
 * @param stepSeconds simulated time between two answers of one stream; at one poll per second and a
 *     step of 1 the simulation runs with the wall clock
 * @param polls how many different answers a stream gives before its time stands still
 * @param openSkyBodies a folder of recorded bodies, served in name order and the last for ever,
 *     instead of the simulation
 * @param busBodies the same for the buses
 * @param served a folder that gets each different body served, for a checker; the harness takes a
 *     relative one for a folder of its run
 */
public record StubSettings(
    long seed,
    Instant start,
    int stepSeconds,
    int polls,
    int aircraft,
    int buses,
    @Nullable Path openSkyBodies,
    @Nullable Path busBodies,
    @Nullable Path served) {
  private static final int AIRCRAFT = 300;
  private static final int BUSES = 120;

  public StubSettings {
    if (stepSeconds < 1 || polls < 1 || aircraft < 1 || buses < 1) {
      throw new IllegalArgumentException("stepSeconds, polls, aircraft and buses start at 1");
    }
  }

  /** A simulation that starts at a time and keeps pace with one poll per second. */
  public static StubSettings simulation(long seed, Instant start) {
    return new StubSettings(seed, start, 1, Integer.MAX_VALUE, AIRCRAFT, BUSES, null, null, null);
  }

  /** Lets the time stand still after this many answers. */
  public StubSettings polls(int count) {
    return new StubSettings(
        seed, start, stepSeconds, count, aircraft, buses, openSkyBodies, busBodies, served);
  }

  public StubSettings stepSeconds(int seconds) {
    return new StubSettings(
        seed, start, seconds, polls, aircraft, buses, openSkyBodies, busBodies, served);
  }

  public StubSettings vehicles(int aircraftCount, int busCount) {
    return new StubSettings(
        seed, start, stepSeconds, polls, aircraftCount, busCount, openSkyBodies, busBodies, served);
  }

  public StubSettings openSkyBodies(@Nullable Path folder) {
    return new StubSettings(
        seed, start, stepSeconds, polls, aircraft, buses, folder, busBodies, served);
  }

  public StubSettings busBodies(@Nullable Path folder) {
    return new StubSettings(
        seed, start, stepSeconds, polls, aircraft, buses, openSkyBodies, folder, served);
  }

  public StubSettings served(@Nullable Path folder) {
    return new StubSettings(
        seed, start, stepSeconds, polls, aircraft, buses, openSkyBodies, busBodies, folder);
  }
}
