package io.tributary.quickstart.board;

import io.tributary.quickstart.board.BoardState.Edge;
import io.tributary.quickstart.board.BoardState.End;
import io.tributary.quickstart.board.BoardState.JobFlow;
import io.tributary.quickstart.board.BoardState.Node;
import io.tributary.quickstart.job.Hop;
import io.tributary.quickstart.job.Job;
import io.tributary.quickstart.job.Place;
import io.tributary.quickstart.probe.GroupOffsets;
import io.tributary.quickstart.probe.Rates;
import io.tributary.quickstart.view.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts the figures of a snapshot to the places and hops of a job's flow.
 *
 * <p>Threading: belongs to one thread.
 */
final class FlowReader {

  private final GroupOffsets offsets;
  private final Rates rates = new Rates();

  FlowReader(GroupOffsets offsets) {
    this.offsets = offsets;
  }

  JobFlow read(Job job, Snapshot snapshot, Instant now) {
    Set<Place> places = new LinkedHashSet<>();
    List<Edge> edges = new ArrayList<>();
    for (Hop hop : job.hops()) {
      places.add(hop.from());
      places.add(hop.to());
      edges.add(edge(hop, snapshot, now));
    }
    List<Node> nodes = new ArrayList<>();
    places.forEach(place -> addNode(place, snapshot, nodes));
    return new JobFlow(job.name(), nodes, edges);
  }

  private static void addNode(Place place, Snapshot snapshot, List<Node> nodes) {
    String kind = place.kind().name();
    String name = place.name();
    switch (place.kind()) {
      case API, TOPIC_ELSEWHERE ->
          snapshot.feeds().stream()
              .filter(each -> each.name().equals(name))
              .forEach(each -> nodes.add(new Node(kind, name, each.rows(), "row")));
      case TOPIC -> {
        Snapshot.Topic topic = topic(snapshot, name);
        if (topic != null) {
          nodes.add(new Node(kind, name, topic.records(), "record"));
        }
      }
      case LAKE ->
          snapshot.lakes().stream()
              .filter(each -> each.name().equals(name))
              .forEach(each -> nodes.add(new Node(kind, name, each.rows(), "row")));
      case TABLE, HIVE ->
          snapshot.tables().stream()
              .filter(each -> each.name().equals(name))
              .forEach(each -> nodes.add(new Node(kind, name, each.rows(), "row")));
    }
  }

  private static Snapshot.@Nullable Topic topic(Snapshot snapshot, String name) {
    return snapshot.topics().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  private Edge edge(Hop hop, Snapshot snapshot, Instant now) {
    End from = new End(hop.from().kind().name(), hop.from().name());
    End to = new End(hop.to().kind().name(), hop.to().name());
    Snapshot.Topic source =
        hop.from().kind() == Place.Kind.TOPIC ? topic(snapshot, hop.from().name()) : null;
    Snapshot.Topic target =
        hop.to().kind() == Place.Kind.TOPIC ? topic(snapshot, hop.to().name()) : null;
    if (target != null) {
      return new Edge(
          from, hop.connector(), to, target.perSecond(), unpolled(hop, snapshot, target));
    }
    if (source == null) {
      return new Edge(from, hop.connector(), to, null, null);
    }
    Map<Integer, Long> committed = offsets.committed(hop.connector(), source.name());
    long taken = committed.values().stream().mapToLong(Long::longValue).sum();
    double perSecond = rates.perSecond(hop.connector() + " " + source.name(), now, taken);
    return new Edge(from, hop.connector(), to, perSecond, lag(source.ends(), committed));
  }

  /** Rows that an API gave and its topic does not have yet. */
  private static @Nullable Long unpolled(Hop hop, Snapshot snapshot, Snapshot.Topic target) {
    if (hop.from().kind() != Place.Kind.API) {
      return null;
    }
    return snapshot.feeds().stream()
        .filter(feed -> feed.name().equals(hop.from().name()))
        .findFirst()
        .map(feed -> Math.max(0, feed.rows() - target.records()))
        .orElse(null);
  }

  private static long lag(Map<Integer, Long> ends, Map<Integer, Long> committed) {
    return ends.entrySet().stream()
        .mapToLong(end -> Math.max(0, end.getValue() - committed.getOrDefault(end.getKey(), 0L)))
        .sum();
  }
}
