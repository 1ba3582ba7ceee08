package io.tributary.connect.smt;

import io.tributary.connect.smt.problem.Problems;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * Refuses keys that contradict one another. A validator sees one value only; a recommender sees all
 * of them, and Connect attaches what it throws to its key in the answer to the POST. Keys that are
 * wrong by themselves are left to their validators: a check finds nothing where they do not
 * compile.
 */
final class CrossKeyCheck implements ConfigDef.Recommender {

  private final BiConsumer<Map<String, ?>, Problems> check;

  /**
   * A check of the key to whose definition it is given.
   *
   * @param check adds what is wrong with that key, given the values of all; a key without a value,
   *     or with one of the wrong type, is null there
   */
  CrossKeyCheck(BiConsumer<Map<String, ?>, Problems> check) {
    this.check = check;
  }

  @Override
  public List<Object> validValues(String key, Map<String, Object> parsed) {
    Problems problems = new Problems();
    check.accept(parsed, problems);
    if (!problems.isEmpty()) {
      throw new ConfigException(problems.describe(key));
    }
    return List.of();
  }

  @Override
  public boolean visible(String key, Map<String, Object> parsed) {
    return true;
  }
}
