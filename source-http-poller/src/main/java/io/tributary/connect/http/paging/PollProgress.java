package io.tributary.connect.http.paging;

import io.tributary.connect.http.cursor.KeptMerge;
import io.tributary.connect.http.model.Kept;
import io.tributary.connect.http.model.PageMark;
import io.tributary.connect.http.model.PollPosition;
import io.tributary.connect.http.model.ResponseFacts;
import io.tributary.connect.http.model.Validators;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Moves a position along the pages of polls.
 *
 * <p>Threading: one thread at a time; it remembers the pages of the poll under way.
 */
final class PollProgress {

  private final Pager pager;
  private final int maxPages;
  private final KeptMerge merge;
  private final Set<Map<String, String>> seen = new HashSet<>();

  /**
   * @param maxPages of one poll
   */
  PollProgress(Pager pager, int maxPages, KeptMerge merge) {
    this.pager = pager;
    this.maxPages = maxPages;
    this.merge = merge;
  }

  /** What the page at a position is asked for with. */
  Map<String, String> values(PollPosition position) {
    return position.page().isFirst() ? pager.first() : position.page().values();
  }

  /** How the page at a position goes into its request. */
  PageRequest request(PollPosition position) {
    return pager.request(values(position));
  }

  /** Whether the response to a poll's first request holds what the last poll held. */
  boolean isUnchanged(PollPosition position, ResponseFacts facts) {
    return position.page().isFirst()
        && facts.version() != null
        && facts.version().equals(position.kept().snapshotVersion());
  }

  /**
   * The position behind a page: at the next page, or at the start of the next poll.
   *
   * @param validators what the response says about itself; used of a poll's first page only
   * @throws PagingException if there is a next page that must not be asked for
   */
  PollPosition behind(PollPosition position, PageSeen page, Validators validators)
      throws PagingException {
    Kept pending = pending(position, page, validators);
    Map<String, String> next = pager.next(page);
    if (next == null || next.equals(page.values())) {
      return finished(position, pending);
    }
    int index = position.page().index() + 1;
    if (position.page().isFirst()) {
      seen.clear();
    }
    seen.add(page.values());
    if (seen.contains(next)) {
      throw new PagingException("the pages lead in a circle: one leads back to a page before it");
    }
    if (index >= maxPages) {
      throw new PagingException(
          "the poll has more than " + maxPages + " pages. Raise pagination.max.pages if it may");
    }
    return new PollPosition(
        position.kept(), pending, new PageMark(index, next), position.window(), position.eventId());
  }

  /** The position behind a poll whose current response says that there is nothing, or no more. */
  PollPosition behindNothing(PollPosition position) {
    return position.page().isFirst() ? position : finished(position, position.pending());
  }

  private PollPosition finished(PollPosition position, Kept pending) {
    seen.clear();
    return new PollPosition(
        merge.finish(position.kept(), pending),
        Kept.NOTHING,
        PageMark.FIRST,
        position.window(),
        position.eventId());
  }

  private Kept pending(PollPosition position, PageSeen page, Validators validators) {
    Map<String, String> later = new HashMap<>(merge.ofHead(page.head()));
    later.putAll(page.facts().cursor());
    later.putAll(page.cursor());
    boolean first = position.page().isFirst();
    Kept before = position.pending();
    @Nullable String version = first ? page.facts().version() : before.snapshotVersion();
    return new Kept(
        version, first ? validators : before.validators(), merge.cursors(before.cursor(), later));
  }
}
