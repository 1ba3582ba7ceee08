package io.tributary.harness.feed;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Spoils some of a feed's answers, at random; one seed, one sequence of what is done to them. */
public final class Mischief implements Feed {
  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;
  private static final int KINDS = 9;

  private final Feed feed;
  private final Random random;
  private final double share;
  private final int longestMillis;

  /**
   * @param share of the answers to spoil, 0 to 1
   * @param longestMillis longest that a spoilt answer hangs or drags on
   */
  public Mischief(Feed feed, long seed, double share, int longestMillis) {
    this.feed = feed;
    this.random = new Random(seed);
    this.share = share;
    this.longestMillis = longestMillis;
  }

  @Override
  public Reply answer(Request request) {
    int kind;
    int millis;
    synchronized (random) {
      boolean spoils = random.nextDouble() < share;
      kind = spoils ? random.nextInt(KINDS) : KINDS;
      millis = random.nextInt(longestMillis);
    }
    return switch (kind) {
      case 0 -> Reply.empty(TOO_MANY).header("Retry-After", Integer.toString(1 + millis / 1_000));
      case 1 -> Reply.empty(UNAVAILABLE);
      case 2 -> Reply.empty(UNAVAILABLE).given(Reply.Manner.HANG, millis);
      case 3 -> feed.answer(request).given(Reply.Manner.CUT, 0);
      case 4 -> feed.answer(request).given(Reply.Manner.RESET, 0);
      case 5 -> Reply.empty(UNAVAILABLE).given(Reply.Manner.GARBAGE, 0);
      case 6 -> feed.answer(request).given(Reply.Manner.SLOW, millis);
      case 7 -> Reply.json("{\"rows\":[{\"n\":1},{\"n\"");
      case 8 ->
          Reply.bytes("text/html", "<html>Please log in</html>".getBytes(StandardCharsets.UTF_8));
      default -> feed.answer(request);
    };
  }
}
