package io.tributary.connect.smt.jolt.step;

/**
 * What one record may make the engine build.
 *
 * @param maxIndex the highest list index that a path may write, as the index can come from data
 * @param maxNodes how many values and containers one record may create
 */
public record Limits(int maxIndex, int maxNodes) {

  public static final Limits NONE = new Limits(Integer.MAX_VALUE, Integer.MAX_VALUE);
}
