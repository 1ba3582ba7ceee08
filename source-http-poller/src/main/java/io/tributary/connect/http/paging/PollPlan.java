package io.tributary.connect.http.paging;

import io.tributary.connect.http.config.EndpointSettings;
import io.tributary.connect.http.cursor.KeptMerge;
import io.tributary.connect.http.model.PollPosition;
import io.tributary.connect.http.model.ReplyHead;
import io.tributary.connect.http.model.RequestSpec;
import io.tributary.connect.http.model.ResponseFacts;
import io.tributary.connect.http.template.RequestTemplate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one unit asks for, from position to position: pages within a poll, windows and cursors
 * between polls. It knows no server and no clock.
 *
 * <p>Threading: one thread at a time.
 */
public final class PollPlan {

  private final List<RequestTemplate> requests;
  private final PollProgress progress;
  private final Windows windows;
  private final Conditions conditions;
  private final PositionVariables variables;

  /**
   * @param partition the unit's values of its endpoint's partitions, by name
   */
  public PollPlan(EndpointSettings endpoint, Map<String, String> partition) {
    requests =
        endpoint.request().urls().stream()
            .map(url -> RequestTemplate.compile(endpoint.request(), url))
            .toList();
    progress =
        new PollProgress(
            Pagers.of(endpoint.paging()),
            endpoint.paging().maxPages(),
            new KeptMerge(endpoint.cursor()));
    windows = new Windows(endpoint.windows());
    conditions = new Conditions(endpoint.response().conditional());
    variables = new PositionVariables(endpoint.cursor(), partition);
  }

  /** How many addresses the same request can go to. */
  public int addresses() {
    return requests.size();
  }

  /** The position with all that its next request needs; null if there is nothing to ask for yet. */
  public @Nullable PollPosition begin(PollPosition position, Instant now) {
    return windows.begin(position, now);
  }

  /**
   * The request at a position.
   *
   * @param address which of the addresses it goes to
   */
  public RequestSpec request(PollPosition position, int address, Instant now) {
    RequestSpec request = unconditional(position, address, now);
    return position.page().isFirst()
        ? request.with(conditions.headers(request, position.kept().validators()))
        : request;
  }

  private RequestSpec unconditional(PollPosition position, int address, Instant now) {
    PageRequest page = progress.request(position);
    RequestTemplate template = requests.get(address);
    var values = variables.at(position, progress.values(position), now);
    return page.url() == null
        ? template.fill(values, page.parameters())
        : template.fill(values, page.url());
  }

  /** Whether a response holds what the last poll held. */
  public boolean isUnchanged(PollPosition position, ResponseFacts facts) {
    return progress.isUnchanged(position, facts);
  }

  /**
   * The position behind a page: at the next page, or at the start of the next poll.
   *
   * @param request what the page was asked for with
   * @param rows how many elements it had
   * @param cursor what its records leave for the next poll
   * @throws PagingException if there is a next page that must not be asked for
   */
  public PollPosition behind(
      PollPosition position,
      RequestSpec request,
      ReplyHead head,
      ResponseFacts facts,
      int rows,
      Map<String, String> cursor)
      throws PagingException {
    PageSeen page = new PageSeen(progress.values(position), head, facts, rows, cursor);
    return finishedIfFirst(progress.behind(position, page, conditions.read(request, head)));
  }

  /** The position behind a poll whose current response says that there is nothing, or no more. */
  public PollPosition behindNothing(PollPosition position) {
    return windows.finish(progress.behindNothing(position));
  }

  private PollPosition finishedIfFirst(PollPosition position) {
    return position.page().isFirst() ? windows.finish(position) : position;
  }

  /** Whether the request at a position need not wait for the next regular poll. */
  public boolean isInHaste(PollPosition position, Instant now) {
    return !position.page().isFirst() || windows.isBehind(position, now);
  }

  /** Whether there is nothing more to ask for, ever. */
  public boolean isOver(PollPosition position) {
    return windows.isOver(position);
  }
}
