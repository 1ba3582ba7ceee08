package io.tributary.connect.jdbcagg.aggregate;

import io.tributary.connect.jdbcagg.query.ValueOrder;
import org.jspecify.annotations.Nullable;

/** FIRST or LAST. */
final class Outermost implements GroupState {
  private final int sign;
  private @Nullable Ranked outermost;
  private @Nullable EventOrder place;

  /**
   * @param sign 1 for the last record, -1 for the first
   */
  Outermost(int sign) {
    this.sign = sign;
  }

  @Override
  public void add(@Nullable Object candidate, EventOrder order) {
    if (candidate instanceof Ranked ranked
        && (outermost == null || place == null || isBeyond(ranked, order, outermost, place))) {
      outermost = ranked;
      place = order;
    }
  }

  private boolean isBeyond(
      Ranked candidate, EventOrder order, Ranked standing, EventOrder standingOrder) {
    Object rank = candidate.rank();
    Object standingRank = standing.rank();
    int byRank = rank == null || standingRank == null ? 0 : ValueOrder.compare(rank, standingRank);
    int comparison =
        byRank != 0
            ? byRank
            : rank == null ? order.compareTo(standingOrder) : order.comparePlace(standingOrder);
    return Integer.signum(comparison) == sign;
  }

  @Override
  public @Nullable Object part(Part part) {
    if (outermost == null || place == null) {
      return null;
    }
    return part == Part.PLACE ? Places.of(outermost, place) : outermost.value();
  }
}
