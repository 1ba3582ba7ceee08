package io.tributary.connect.jdbcagg.flush;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One fold for each statement. */
public final class StatementFolds implements Folds {

  private final Map<String, List<Fold>> byTopic = new HashMap<>();
  private final List<Fold> all;

  /** Most records are of the same topic as the one before. */
  private @Nullable String latest;

  private List<Fold> ofLatest = List.of();

  public StatementFolds(Map<String, ? extends List<? extends Fold>> foldsByTopic) {
    foldsByTopic.forEach((topic, folds) -> byTopic.put(topic, List.copyOf(folds)));
    all = byTopic.values().stream().flatMap(List::stream).toList();
  }

  @Override
  public List<Fold> of(String topic) {
    if (!topic.equals(latest)) {
      ofLatest = byTopic.getOrDefault(topic, List.of());
      latest = topic;
    }
    return ofLatest;
  }

  @Override
  public Collection<Fold> all() {
    return all;
  }
}
